# weakref.finalize calls its function when the object dies, once, and gives the result if called by hand.
import weakref

class Thing:
    pass

def bye(*args, **kw):
    print('bye', args, kw)
    return 'result'

t = Thing()
f = weakref.finalize(t, bye, 1, two=2)
print(f.alive, f.peek()[1:] == (bye, (1,), {'two': 2}))  # expect: True True
del t  # expect: bye (1,) {'two': 2}
print(f.alive, f(), f.peek())  # expect: False None None
u = Thing()
g = weakref.finalize(u, bye, 'by hand')
print(g(), g(), g.alive)
# expect: bye ('by hand',) {}
# expect: result None False
del u
v = Thing()
h = weakref.finalize(v, bye)
print(h.detach()[0] is v, h.detach(), h.alive)  # expect: True None False
del v
