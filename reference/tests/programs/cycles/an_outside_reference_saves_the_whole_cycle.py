# One reference from outside keeps a cycle and everything it reaches.
import gc
gc.disable()

class Node:
    pass

gc.collect()
nodes = [Node() for _ in range(4)]
for i in range(4):
    nodes[i].next = nodes[(i + 1) % 4]
keep = nodes[2]
del nodes
print(gc.collect())  # expect: 0
n = keep
names = 0
while True:
    names += 1
    n = n.next
    if n is keep:
        break
print(names)  # expect: 4
del n, keep
print(gc.collect())  # expect: 4
