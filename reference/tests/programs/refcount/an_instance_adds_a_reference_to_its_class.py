# Every instance owns a reference to its class.
import sys

class Thing:
    pass

base = sys.getrefcount(Thing)
a = Thing()
print(sys.getrefcount(Thing) - base)  # expect: 1
many = [Thing() for _ in range(10)]
print(sys.getrefcount(Thing) - base)  # expect: 11
del many[3:]
print(sys.getrefcount(Thing) - base)  # expect: 4
many.clear()
del a
print(sys.getrefcount(Thing) - base)  # expect: 0
