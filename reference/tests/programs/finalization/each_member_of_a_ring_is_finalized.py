# Every member of a garbage ring that has __del__ is finalized exactly once.
import gc
gc.disable()

class Node:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        dead.append(self.n)

dead = []
gc.collect()
nodes = [Node(n) for n in range(50)]
for n in range(50):
    nodes[n].next = nodes[(n + 7) % 50]
del nodes
print(len(dead))  # expect: 0
print(gc.collect())  # expect: 50
print(len(dead), sorted(dead) == list(range(50)))  # expect: 50 True
