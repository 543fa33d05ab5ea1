# WeakSets can be combined and compared like sets.
import weakref

class Thing:
    def __init__(self, n):
        self.n = n

def names(s):
    return sorted(t.n for t in s)

a, b, c = Thing('a'), Thing('b'), Thing('c')
s, t = weakref.WeakSet([a, b]), weakref.WeakSet([b, c])
print(names(s | t), names(s & t), names(s - t), names(s ^ t))  # expect: ['a', 'b', 'c'] ['b'] ['a'] ['a', 'c']
print(s <= t, s & t <= s, s == weakref.WeakSet([b, a]), s.isdisjoint([c]))  # expect: False True True True
s.update([c])
s |= t
u = s.copy()
del b, t
print(names(s), len(u))  # expect: ['a', 'c'] 2
s.clear()
print(len(s), bool(s), len(u))  # expect: 0 False 2
