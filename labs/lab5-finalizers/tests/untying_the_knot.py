# A finalizer may untie its ring: then counts do the rest, before the collector clears anything.
import gc

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        finalized.append(self.name)
        self.next = None


finalized = []
gc.collect()
ring = [Node(name) for name in 'ABCDE']
for i in range(5):
    ring[i].next = ring[(i + 1) % 5]
del ring
print('left for the collector:', gc.collect())  # expect: left for the collector: 0
print(sorted(finalized))  # expect: ['A', 'B', 'C', 'D', 'E']
print('later:', gc.collect())  # expect: later: 0
