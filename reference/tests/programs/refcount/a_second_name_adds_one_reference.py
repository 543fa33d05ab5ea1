# Binding a second name adds one reference, deleting it takes the reference back.
import sys

class Thing:
    pass

a = Thing()
print(sys.getrefcount(a))  # expect: 2
b = a
print(sys.getrefcount(a))  # expect: 3
b = None
print(sys.getrefcount(a))  # expect: 2
c = d = e = a
print(sys.getrefcount(a))  # expect: 5
del c, d, e
print(sys.getrefcount(a))  # expect: 2
print(sys.getrefcount(Thing()))  # expect: 1
