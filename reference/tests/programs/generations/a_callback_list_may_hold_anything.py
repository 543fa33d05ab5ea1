# An entry of gc.callbacks that cannot be called is reported and does no harm.
import gc
import sys
gc.disable()
gc.collect()
sys.unraisablehook = lambda u: print('hook', u.exc_type.__name__, u.exc_value, u.object)
gc.callbacks.append(5)
l = []
l.append(l)
del l
print(gc.collect())
# expect: hook TypeError 'int' object is not callable 5
# expect: hook TypeError 'int' object is not callable 5
# expect: 1
gc.callbacks.clear()
print(gc.collect())  # expect: 0
