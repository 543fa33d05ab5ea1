# An instance with __slots__ can be part of a cycle too, and counts as one object.
import gc
gc.disable()

class Node:
    __slots__ = ('next',)

gc.collect()
a, b, c = Node(), Node(), Node()
a.next, b.next, c.next = b, c, a
del a, b, c
print(gc.collect())  # expect: 3
n = Node()
print(gc.is_tracked(n), hasattr(n, '__dict__'))  # expect: True False
n.next = n
del n.next
del n
print(gc.collect())  # expect: 0
