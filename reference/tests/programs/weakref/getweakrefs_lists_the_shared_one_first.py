# The list of weak references: the shared ref, the shared proxy, then the others, newest first.
import weakref

class Thing:
    pass

def call(r):
    pass

t = Thing()
c1 = weakref.ref(t, call)
c2 = weakref.ref(t, call)
p = weakref.proxy(t)
r = weakref.ref(t)
c3 = weakref.ref(t, call)
found = weakref.getweakrefs(t)
names = {id(r): 'r', id(p): 'p', id(c1): 'c1', id(c2): 'c2', id(c3): 'c3'}
print([names[id(x)] for x in found])  # expect: ['r', 'p', 'c3', 'c2', 'c1']
del c2, found
print([names[id(x)] for x in weakref.getweakrefs(t)], weakref.getweakrefcount(t))  # expect: ['r', 'p', 'c3', 'c1'] 4
