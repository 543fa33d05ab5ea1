# Calling a weak reference gives the object while it lives and None afterwards.
import sys
import weakref

class Thing:
    pass

t = Thing()
r = weakref.ref(t)
print(r() is t, sys.getrefcount(t))  # expect: True 2
u = r()
print(sys.getrefcount(t))  # expect: 3
del t
print(r() is u)  # expect: True
del u
print(r(), type(r) is weakref.ref)  # expect: None True
