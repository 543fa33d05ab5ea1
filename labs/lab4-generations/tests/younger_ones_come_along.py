# A ring across two generations is found by a collection of the older one, which takes the younger along.
import gc

gc.disable()

class Node:
    pass

gc.collect()
old = Node()
gc.collect(0)
young = Node()
old.partner = young
young.partner = old
del old, young
print(gc.collect(0))  # expect: 0
print(gc.collect(1))  # expect: 2
