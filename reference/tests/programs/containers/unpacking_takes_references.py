# Unpacking binds the items themselves; a starred target gets a new list.
import sys

class Thing:
    pass

t = Thing()
a, b = (t, t)
print(a is b, sys.getrefcount(t))  # expect: True 4
first, *rest = [t, 1, 2]
print(first is t, rest)  # expect: True [1, 2]
*head, last = 'abc'
print(head, last)  # expect: ['a', 'b'] c
(x, (y, z)), w = (1, [2, 3]), 4
print(x, y, z, w)  # expect: 1 2 3 4
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
# expect: too many values to unpack (expected 2)
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)
# expect: not enough values to unpack (expected at least 2, got 1)
