# Instances, classes, functions, sets, modules and generators can be referenced weakly; plain values cannot.
import weakref

class Plain:
    def method(self):
        pass

class Slotted:
    __slots__ = ('x',)

class Open:
    __slots__ = ('x', '__weakref__')

class Sub(Slotted):
    pass

def f():
    yield

can = [Plain(), Plain, f, {1}, frozenset(), weakref, Open(), Sub(), Plain().method, f()]
print([weakref.ref(o)() is o for o in can])  # expect: [True, True, True, True, True, True, True, True, True, True]
for o in (1, 2.5, 'text', (1,), [], {}, None, Slotted()):
    try:
        weakref.ref(o)
    except TypeError as e:
        print(e)
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'float' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'dict' object
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'Slotted' object
