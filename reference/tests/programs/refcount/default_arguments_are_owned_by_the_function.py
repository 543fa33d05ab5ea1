# A default value is evaluated once and owned by the function, as long as the function lives.
import sys

class Thing:
    pass

o = Thing()
base = sys.getrefcount(o)
def f(a=o, *, b=o):
    return a is b
print(sys.getrefcount(o) - base)  # expect: 2
print(f())  # expect: True
print(sys.getrefcount(o) - base)  # expect: 2
f.__defaults__ = None
print(sys.getrefcount(o) - base)  # expect: 1
del f
print(sys.getrefcount(o) - base)  # expect: 0

def grow(item, into=[]):
    into.append(item)
    return into
print(grow(1) is grow(2), grow(3))  # expect: True [1, 2, 3]
