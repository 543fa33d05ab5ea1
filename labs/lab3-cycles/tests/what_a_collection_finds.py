# Two rings, a tail, and what a collection finds of them.
import gc
gc.disable()
gc.collect()

class Node:
    pass

def ring(size):
    nodes = [Node() for _ in range(size)]
    for i in range(size):
        nodes[i].next = nodes[i - 1]
    return nodes[0]

kept = ring(3)
ring(5)
print(gc.collect())  # expect: 5
kept.next.tail = ring(2)
kept.tail = [7, 8, 9]
print(gc.collect())  # expect: 0
kept = None
print(gc.collect())  # expect: 6
print(gc.collect())  # expect: 0
