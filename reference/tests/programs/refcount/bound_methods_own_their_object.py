# A bound method owns its object; every attribute access makes a new one that is equal.
import sys

class Thing:
    def method(self):
        return sys.getrefcount(self)

o = Thing()
base = sys.getrefcount(o)
m = o.method
print(sys.getrefcount(o) - base)  # expect: 1
n = o.method
print(m is n, m == n, sys.getrefcount(o) - base)  # expect: False True 2
print(m.__self__ is o, m.__func__ is Thing.method)  # expect: True True
del n
print(sys.getrefcount(o) - base)  # expect: 1
o2 = Thing()
print(o2.method == o.method, hash(m) == hash(o.method))  # expect: False True
del m
print(sys.getrefcount(o) - base)  # expect: 0
