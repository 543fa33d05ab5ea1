# A node that survives a collection moves one generation up. Nobody ever moves down.
import gc

gc.disable()

class Node:
    pass

def generation_of(wanted):
    for generation in range(3):
        for found in gc.get_objects(generation):
            if found is wanted:
                return generation

gc.collect()
node = Node()
print('made:', generation_of(node))  # expect: made: 0
gc.collect(0)
print('after a collection of 0:', generation_of(node))  # expect: after a collection of 0: 1
gc.collect(0)
print('after another one of 0:', generation_of(node))  # expect: after another one of 0: 1
gc.collect(1)
print('after one of 1:', generation_of(node))  # expect: after one of 1: 2
gc.collect(2)
print('after one of 2:', generation_of(node))  # expect: after one of 2: 2
fresh = Node()
gc.collect(2)
print('a fresh one after one of 2:', generation_of(fresh))
# expect: a fresh one after one of 2: 2
