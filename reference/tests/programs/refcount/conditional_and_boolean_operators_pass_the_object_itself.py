# "and", "or" and the conditional expression yield one of their operands, not a copy, and keep nothing.
import sys

class Thing:
    pass

o = Thing()
a = o or None
b = None or o
c = o if True else None
d = 1 and o
print(a is o, b is o, c is o, d is o)  # expect: True True True True
print(sys.getrefcount(o))  # expect: 6
del a, b, c, d
print(sys.getrefcount(o))  # expect: 2
print((None or 0) is None, [] and 1, '' or 'default')  # expect: False [] default
