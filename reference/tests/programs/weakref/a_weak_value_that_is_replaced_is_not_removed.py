# When an entry's old value dies after a new one was stored under the key, the new one stays.
import weakref

class Thing:
    def __init__(self, n):
        self.n = n

d = weakref.WeakValueDictionary()
old, new = Thing('old'), Thing('new')
d['k'] = old
d['k'] = new
del old
print(len(d), d['k'].n)  # expect: 1 new
keeper = weakref.ref(new)
del d['k']
print(len(d), keeper() is new)  # expect: 0 True
d['k'] = new
del new
print(len(d), keeper())  # expect: 0 None
