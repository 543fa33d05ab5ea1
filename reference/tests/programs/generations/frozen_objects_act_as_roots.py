# What a frozen object refers to is kept alive, and frozen objects still die by counting.
import gc
gc.disable()

class Node:
    def __del__(self):
        print('dead')

gc.collect()
holder = []
lone = Node()
gc.freeze()
ring = []
ring.append(ring)
holder.append(ring)
del ring
print(gc.collect())  # expect: 0
del lone  # expect: dead
holder.clear()
print(gc.collect())  # expect: 1
gc.unfreeze()
