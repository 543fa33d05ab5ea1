# Cycles with __del__ never land in gc.garbage.
import gc
gc.disable()

class Node:
    def __del__(self):
        dead.append(self.name)

dead = []
gc.collect()
for name in ('x', 'y', 'z'):
    n = Node()
    n.name = name
    n.me = [n]
del n
print(gc.collect())  # expect: 6
print(sorted(dead), gc.garbage)  # expect: ['x', 'y', 'z'] []
print(gc.get_stats()[2]['uncollectable'])  # expect: 0
