# A weak reference owns its callback until it was called, or until the reference dies.
import sys
import weakref

class Thing:
    pass

def callback(r):
    print('called')

base = sys.getrefcount(callback)
t = Thing()
r = weakref.ref(t, callback)
print(sys.getrefcount(callback) - base, r.__callback__ is callback)  # expect: 1 True
del t  # expect: called
print(sys.getrefcount(callback) - base, r.__callback__)  # expect: 0 None
t = Thing()
r = weakref.ref(t, callback)
del r
print(sys.getrefcount(callback) - base)  # expect: 0
