# An entry of a WeakValueDictionary vanishes when its value dies.
import weakref

class Thing:
    def __init__(self, n):
        self.n = n

d = weakref.WeakValueDictionary()
a, b = Thing(1), Thing(2)
d['a'], d['b'] = a, b
print(len(d), sorted(d), d['a'] is a)  # expect: 2 ['a', 'b'] True
del a
print(len(d), list(d.keys()), d.get('a'), 'a' in d)  # expect: 1 ['b'] None False
try:
    d['a']
except KeyError as e:
    print('KeyError', e)
# expect: KeyError 'a'
d.setdefault('c', b)
print(d.pop('b').n, sorted(d))  # expect: 2 ['c']
del b
print(len(d), dict(d))  # expect: 0 {}
