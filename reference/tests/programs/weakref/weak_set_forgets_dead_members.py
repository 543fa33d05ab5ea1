# A WeakSet holds its members only as long as somebody else does.
import weakref

class Thing:
    def __init__(self, n):
        self.n = n

a, b = Thing(1), Thing(2)
s = weakref.WeakSet([a, b])
s.add(a)
print(len(s), a in s, sorted(t.n for t in s))  # expect: 2 True [1, 2]
del a
print(len(s), [t.n for t in s])  # expect: 1 [2]
s.discard(b)
print(len(s), b in s)  # expect: 0 False
s.add(b)
try:
    s.remove(Thing(3))
except KeyError:
    print('KeyError')
# expect: KeyError
del b
print(len(s))  # expect: 0
