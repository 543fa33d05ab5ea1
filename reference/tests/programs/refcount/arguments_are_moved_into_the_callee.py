# A call moves its arguments into the parameters: the callee sees the caller's name, its own and getrefcount's.
import sys

class Thing:
    pass

def positional(p):
    return sys.getrefcount(p)

def keyword(*, p):
    return sys.getrefcount(p)

def default(q, p=None):
    return sys.getrefcount(p)

o = Thing()
print(positional(o))  # expect: 3
print(keyword(p=o))  # expect: 3
print(default(1, o))  # expect: 3
print(positional(p=o))  # expect: 3
print(positional(Thing()))  # expect: 2
print(keyword(p=Thing()))  # expect: 2
