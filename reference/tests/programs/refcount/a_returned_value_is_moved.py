# A function that returns its local hands the reference over: nothing of the call stays behind.
import sys

class Thing:
    pass

def make():
    t = Thing()
    u = t
    return u

def through(x):
    y = x
    return y

o = make()
print(sys.getrefcount(o))  # expect: 2
p = through(through(o))
print(p is o, sys.getrefcount(o))  # expect: True 3
print(sys.getrefcount(through(Thing())))  # expect: 1
