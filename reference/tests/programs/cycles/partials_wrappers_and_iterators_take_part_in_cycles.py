# Partial functions, iterators, properties and method objects can close a cycle.
import functools
import gc
gc.disable()
gc.collect()

def f(*args):
    return args

l = []
l.append(functools.partial(f, l))
del l
print(gc.collect())  # expect: 3
l = []
l.append(iter(l))
del l
print(gc.collect())  # expect: 2
l = []
l.append(l.append)
del l
print(gc.collect())  # expect: 2
l = []
l.append(map(f, l))
l.append(zip(l))
l.append(enumerate(l))
del l
print(gc.collect() > 4)  # expect: True
