# A weak reference stored in its own referent still calls when the object dies by counting.
import weakref

class Thing:
    pass

t = Thing()
t.ref = weakref.ref(t, lambda ref: print('called', ref()))
del t  # expect: called None
print('end')  # expect: end
