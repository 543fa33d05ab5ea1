import sys

a = []
b = a
c = [a, a]
print(sys.getrefcount(a))  # expect: 5
del b
print(sys.getrefcount(a))  # expect: 4
c.clear()
print(sys.getrefcount(a))  # expect: 2
