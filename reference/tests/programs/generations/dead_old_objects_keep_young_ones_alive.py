# For a young collection every reference from an older generation counts, even from garbage.
import gc
gc.disable()

class Node:
    pass

gc.collect()
old = Node()
old.me = old
gc.collect()
young = Node()
young.me = young
old.young = young
del old, young
print(gc.collect(0))  # expect: 0
print(gc.collect(1))  # expect: 0
print(gc.collect(2))  # expect: 2
