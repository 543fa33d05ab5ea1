# The walk is a loop and no recursion: a ring of a hundred thousand is found like one of two.
import gc
gc.disable()
gc.collect()

class Node:
    pass

def ring(size):
    first = last = Node()
    for _ in range(size - 1):
        node = Node()
        node.before = last
        last = node
    first.before = last
    return first

kept = ring(100_000)
print(gc.collect())  # expect: 0
kept = None
print(gc.collect())  # expect: 100000
ring(2)
print(gc.collect())  # expect: 2
