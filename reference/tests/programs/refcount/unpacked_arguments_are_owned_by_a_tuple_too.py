# A call with *items owns its arguments through a tuple that lives as long as the call.
import sys

class Thing:
    pass

def show(a, b=None):
    return sys.getrefcount(a)

o = Thing()
args = [o]
base = sys.getrefcount(o)
print(base, show(o) - base)  # expect: 3 1
print(show(*args) - base)  # expect: 2
print(show(o, *[1]) - base)  # expect: 2
print(show(o, b=o) - base)  # expect: 2
print(sys.getrefcount(o) - base)  # expect: 0
