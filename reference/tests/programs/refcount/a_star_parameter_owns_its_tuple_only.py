# With *args the tuple is the only owner that the call adds; unpacking a tuple passes on the same tuple.
import sys

class Thing:
    pass

def variadic(*args):
    return sys.getrefcount(args[0])

def both(first, *rest):
    return sys.getrefcount(first), len(rest)

def words(**kw):
    return sys.getrefcount(kw['p'])

o = Thing()
print(variadic(o))  # expect: 3
print(variadic(o, o))  # expect: 4
print(both(o, 1, 2))  # expect: (3, 2)
print(words(p=o))  # expect: 3
print(variadic(Thing()))  # expect: 2
