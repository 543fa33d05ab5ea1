# Objects that were frozen come back in generation 2, whatever generation they came from.
import gc
gc.disable()

class Node:
    pass

def generation_of(o):
    return [g for g in range(3) if any(x is o for x in gc.get_objects(g))]

gc.collect()
n = Node()
print(generation_of(n))  # expect: [0]
gc.freeze()
print(generation_of(n), gc.is_tracked(n))  # expect: [] True
later = Node()
gc.unfreeze()
print(generation_of(n), generation_of(later))  # expect: [2] [0]
