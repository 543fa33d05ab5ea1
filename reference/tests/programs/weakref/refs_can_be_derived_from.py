# weakref.ref can be derived from. A subclass is never shared; with slots it has no dict.
import gc
import weakref


class S(weakref.ref):
    __slots__ = ('name', 'extra')
    def __new__(cls, ob, cb=None, name='n'):
        return super().__new__(cls, ob, cb)

    def __init__(self, ob, cb=None, name='n'):
        super().__init__(ob, cb)
        self.name = name


class K:
    pass


k = K()
s = S(k, name='x')
t = S(k)
print(s.name, t.name, s is t, s == t, s() is k, hash(s) == hash(k), weakref.getweakrefcount(k), hasattr(s, '__dict__'))  # expect: x n False True True True 2 False
try:
    s.other = 1
except AttributeError as e:
    print(e)  # expect: 'S' object has no attribute 'other'


class D(weakref.ref):
    pass


d = D(k)
d.x = 1
print(d.x, D(k) is d, d.__callback__, isinstance(d, weakref.ReferenceType))  # expect: 1 False None True
print(weakref.ref[int], weakref.WeakSet[int])  # expect: weakref.ReferenceType[int] _weakrefset.WeakSet[int]
print(len(weakref.getweakrefs(k)), gc.is_finalized(k), gc.is_finalized(5), gc.is_tracked(s))  # expect: 3 False False True


class F:
    def __del__(self):
        global kept
        kept = self


F()
print(gc.is_finalized(kept))  # expect: True


def attempt(function):
    try:
        return function()
    except TypeError as e:
        return f"TypeError: {e}"


print(attempt(lambda: S()))  # expect: TypeError: S.__new__() missing 1 required positional argument: 'ob'
print(attempt(lambda: weakref.ref()))  # expect: TypeError: __new__ expected at least 1 argument, got 0
print(attempt(lambda: weakref.ref(k, 1, 2)))  # expect: TypeError: __new__ expected at most 2 arguments, got 3
print(attempt(lambda: weakref.ref(k, callback=1)))  # expect: TypeError: ref() takes no keyword arguments
print(attempt(lambda: weakref.ref(1)))  # expect: TypeError: cannot create weak reference to 'int' object
print(attempt(lambda: D(k)(1)))  # expect: TypeError: weakref expected 0 arguments, got 1
