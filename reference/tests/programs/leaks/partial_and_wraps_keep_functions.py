# functools.partial owns function and arguments; wraps keeps the wrapped function as __wrapped__.
import functools
import sys

class Thing:
    pass

def show(a, b):
    return (a, b)

t = Thing()
base = sys.getrefcount(t)
p = functools.partial(show, t, b=2)
print(sys.getrefcount(t) - base, p()[1], p.func is show, p.args[0] is t, p.keywords)
# expect: 1 2 True True {'b': 2}
del p
print(sys.getrefcount(t) - base)  # expect: 0

def deco(f):
    @functools.wraps(f)
    def inner(*args):
        return f(*args)
    return inner

wrapped = deco(show)
print(wrapped.__name__, wrapped.__wrapped__ is show)  # expect: show True
