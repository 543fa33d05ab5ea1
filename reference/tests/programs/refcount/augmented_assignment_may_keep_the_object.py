# += on a list changes the same object; on a tuple it makes a new one and releases the old.
import sys

a = [1]
b = a
a += [2]
print(a is b, b, sys.getrefcount(a))  # expect: True [1, 2] 4
t = (1,)
u = t
t += (2,)
print(t is u, t, u)  # expect: False (1, 2) (1,)

class Acc:
    def __init__(self):
        self.n = 0
    def __iadd__(self, k):
        self.n += k
        return self

x = y = Acc()
x += 5
print(x is y, y.n, sys.getrefcount(x))  # expect: True 5 3
