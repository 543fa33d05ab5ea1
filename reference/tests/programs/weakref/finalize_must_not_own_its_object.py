# A finalize whose arguments own the object keeps it alive until exit.
import gc
import weakref

class Thing:
    def __init__(self, name):
        self.name = name

t = Thing('kept')
r = weakref.ref(t)
f = weakref.finalize(t, lambda x: print('finalizing', x.name), t)
del t
gc.collect()
print(r() is not None, f.alive)  # expect: True True
f()  # expect: finalizing kept
gc.collect()
print(r())  # expect: None
