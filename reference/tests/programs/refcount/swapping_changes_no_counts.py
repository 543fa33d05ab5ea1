# Swapping two names moves references and leaves every count as it was.
import sys

class Thing:
    pass

a, b = Thing(), Thing()
first = a
print(sys.getrefcount(a), sys.getrefcount(b))  # expect: 3 2
a, b = b, a
print(sys.getrefcount(a), sys.getrefcount(b), b is first)  # expect: 2 3 True
pair = [a, b]
pair[0], pair[1] = pair[1], pair[0]
print(sys.getrefcount(a), sys.getrefcount(b))  # expect: 3 4
(a, b), c = (b, a), 3
print(sys.getrefcount(a), sys.getrefcount(b))  # expect: 4 3
