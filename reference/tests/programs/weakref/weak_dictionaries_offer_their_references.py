# valuerefs, keyrefs and itervaluerefs give the weak references themselves.
import weakref

class Thing:
    pass

a, b = Thing(), Thing()
d = weakref.WeakValueDictionary(a=a)
d.update(b=b)
refs = d.valuerefs()
print(len(refs), refs[0]() is a, [type(r).__name__ for r in refs])  # expect: 2 True ['KeyedRef', 'KeyedRef']
k = weakref.WeakKeyDictionary({a: 1})
k[b] = 2
print(len(k.keyrefs()), k.keyrefs()[0]() is a, k.get(a), k.pop(b), len(k))  # expect: 2 True 1 2 1
c = d.copy()
del a
print([r() is None for r in refs], len(d), len(c), len(k))  # expect: [True, False] 1 1 0
print(d.popitem()[0], len(d), 'b' in c)  # expect: b 0 True
