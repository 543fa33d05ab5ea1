# Collecting a weak reference to a living object leaves the object and its other references alone.
import gc
import weakref
gc.disable()

class Thing:
    pass

gc.collect()
t = Thing()
mine = weakref.ref(t, lambda ref: print('mine'))
ring = [weakref.ref(t, lambda ref: print('never'))]
ring.append(ring)
print(weakref.getweakrefcount(t))  # expect: 2
del ring
gc.collect()
print(weakref.getweakrefcount(t), mine() is t)  # expect: 1 True
del t  # expect: mine
