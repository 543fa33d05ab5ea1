# A gc callback that raises stops neither the other callbacks nor the collection.
import gc
import sys
gc.disable()
gc.collect()

def hook(u):
    print('unraisable', u.exc_type.__name__, u.exc_value, u.object is bad)

def bad(phase, info):
    raise ValueError(phase)

def good(phase, info):
    print('good', phase)

sys.unraisablehook = hook
gc.callbacks += [bad, good]
l = []
l.append(l)
del l
print(gc.collect())
# expect: unraisable ValueError start True
# expect: good start
# expect: unraisable ValueError stop True
# expect: good stop
# expect: 1
gc.callbacks.clear()
