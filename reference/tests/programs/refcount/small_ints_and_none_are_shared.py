# None, True, the small ints, the empty tuple and interned strings exist once.
import sys

a = 256
b = 255 + 1
print(a is b)  # expect: True
x = int('-5')
y = -2 - 3
print(x is y)  # expect: True
big1 = int('1000')
big2 = int('1000')
print(big1 is big2, big1 == big2)  # expect: False True
empty = ()
print(empty is tuple([]), tuple(empty) is empty)  # expect: True True
print((1 == 1) is True, bool([]) is False)  # expect: True True
print(sys.intern('some words') is sys.intern('some ' + 'words'))  # expect: True
print(type(None)() is None)  # expect: True
before = sys.getrefcount(None)
keep = [None] * 1000
print(sys.getrefcount(None) - before >= 1000)  # expect: True
