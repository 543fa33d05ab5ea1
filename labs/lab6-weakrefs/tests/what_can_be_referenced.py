# Objects of some types cannot be weakly referenced: they have no place for the list.
import weakref

class Cat:
    pass

class Slim:
    __slots__ = ("name",)

class Slotted:
    __slots__ = ("name", "__weakref__")

def callback(ref):
    pass

for op in (Cat(), Cat, callback, {1, 2}, Slotted(), Slim(), 1, "one", [1], {1: 1}, None):
    try:
        print(type(op).__name__, weakref.ref(op, callback)() is op)
    except TypeError as error:
        print(error)
# expect: Cat True
# expect: type True
# expect: function True
# expect: set True
# expect: Slotted True
# expect: cannot create weak reference to 'Slim' object
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'dict' object
# expect: cannot create weak reference to 'NoneType' object
