# A young collection takes references from older objects for references from outside, dead or not.
import gc
gc.disable()
gc.collect()

class Node:
    pass

old = Node()
old.me = old
gc.collect()
young = Node()
young.me = young
old.keeps = young
del old, young
print(gc.collect(0))  # expect: 0
print(gc.collect(1))  # expect: 0
print(gc.collect(2))  # expect: 2
