# If the collector cleared a weak reference, resurrection does not revive it; a new one works.
import gc
import weakref
gc.disable()
saved = []

class Phoenix:
    def __del__(self):
        print('in del', old())
        saved.append(self)
        saved.append(weakref.ref(self, lambda ref: print('new callback')))

gc.collect()
p = Phoenix()
p.me = p
old = weakref.ref(p)
del p
print(gc.collect())
# expect: in del None
# expect: 0
print(old(), saved[1]() is saved[0])  # expect: None True
saved[0].me = None
del saved[0]  # expect: new callback
print(saved[0]())  # expect: None
