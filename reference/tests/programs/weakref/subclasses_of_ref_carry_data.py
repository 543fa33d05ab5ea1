# weakref.ref can be subclassed to carry a key; such references are not shared.
import weakref

class KeyedRef(weakref.ref):
    def __new__(cls, obj, callback, key):
        return super().__new__(cls, obj, callback)

    def __init__(self, obj, callback, key):
        super().__init__(obj, callback)
        self.key = key

class Thing:
    pass

t = Thing()
a = KeyedRef(t, lambda r: print('dead', r.key), 'a')
b = KeyedRef(t, None, 'b')
print(a() is t, a.key, b.key, a is b, isinstance(a, weakref.ref))  # expect: True a b False True
print(weakref.getweakrefcount(t), weakref.ref(t) is b)  # expect: 2 False
del t  # expect: dead a
print(b())  # expect: None
