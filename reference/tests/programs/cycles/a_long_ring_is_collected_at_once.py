# A ring of a hundred thousand objects goes in one collection, without recursion.
import gc
gc.disable()

class Node:
    pass

gc.collect()
first = node = Node()
for i in range(99999):
    nxt = Node()
    node.next = nxt
    node = nxt
node.next = first
del first, node, nxt
print(gc.collect())  # expect: 100000
outer = inner = []
for i in range(99999):
    inner.append([])
    inner = inner[0]
inner.append(outer)
del outer, inner
print(gc.collect())  # expect: 100000
