# Storing a caught exception in a local of the frame it passed through makes a cycle.
import gc
import weakref
gc.disable()

class Thing:
    pass

def work():
    thing = Thing()
    r = weakref.ref(thing)
    try:
        raise ValueError('x')
    except ValueError as e:
        saved = e
    return r

gc.collect()
r = work()
print(r() is None)  # expect: False
print(gc.collect() > 0)  # expect: True
print(r() is None)  # expect: True
