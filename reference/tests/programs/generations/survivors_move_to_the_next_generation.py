# What survives a collection of generation g is in g + 1 afterwards, and never goes back.
import gc
gc.disable()

class Node:
    pass

def where(o):
    for g in range(3):
        if any(x is o for x in gc.get_objects(generation=g)):
            return g

n = Node()
print(where(n))  # expect: 0
gc.collect(0)
print(where(n))  # expect: 1
gc.collect(0)
print(where(n))  # expect: 1
gc.collect(1)
print(where(n))  # expect: 2
gc.collect()
print(where(n))  # expect: 2
