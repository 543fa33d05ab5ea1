# When the first callback runs all references to the object are dead, and its containers are up to date.
import weakref

class Thing:
    pass

t = Thing()
d = weakref.WeakValueDictionary(t=t)
s = weakref.WeakSet([t])
plain = weakref.ref(t)
watch = weakref.ref(t, lambda r: print(plain(), r(), [x() for x in others]))
others = [weakref.ref(t, lambda r: print('other')), weakref.ref(t)]
del t
# expect: other
# expect: None None [None, None]
print(len(d), len(s), d.get('t'))  # expect: 0 0 None
