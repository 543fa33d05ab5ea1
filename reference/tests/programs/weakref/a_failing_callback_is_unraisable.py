# An exception in a callback is reported; the other callbacks still run.
import sys
import weakref

class Thing:
    pass

def bad(ref):
    raise ValueError('in callback')

sys.unraisablehook = lambda u: print('hook', u.exc_type.__name__, u.exc_value, u.object is bad)
t = Thing()
refs = [weakref.ref(t, lambda r: print('older')), weakref.ref(t, bad), weakref.ref(t, lambda r: print('newer'))]
del t
# expect: newer
# expect: hook ValueError in callback True
# expect: older
print('end')  # expect: end
