# Freeing more than was made since the last collection leaves the counter at zero.
import gc

class Node:
    pass

gc.disable()
keep = [Node() for _ in range(500)]
gc.collect()
keep.clear()
print(gc.get_count()[0] < 5)  # expect: True
fresh = [Node() for _ in range(50)]
print(50 <= gc.get_count()[0] <= 60)  # expect: True
