# Instances that refer to each other count one each: their attributes live in the instances.
import gc
gc.disable()

class Node:
    pass

gc.collect()
a, b = Node(), Node()
a.other, b.other = b, a
print(gc.collect())  # expect: 0
del a, b
print(gc.collect())  # expect: 2
a = Node()
a.me = a
del a
print(gc.collect())  # expect: 1
