# A weak reference that dies before its object is forgotten, callback and all.
import weakref

class Thing:
    pass

t = Thing()
r = weakref.ref(t, lambda ref: print('first'))
s = weakref.ref(t, lambda ref: print('second'))
print(weakref.getweakrefcount(t))  # expect: 2
del r
print(weakref.getweakrefcount(t))  # expect: 1
del t  # expect: second
print('end')  # expect: end
