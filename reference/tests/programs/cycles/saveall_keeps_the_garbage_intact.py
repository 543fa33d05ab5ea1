# With DEBUG_SAVEALL all garbage goes to gc.garbage unharmed, and is still counted.
import gc
gc.disable()

class Node:
    pass

gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
a, b = Node(), Node()
a.name, a.other = 'a', b
b.name, b.other = 'b', a
del a, b
print(gc.collect())  # expect: 2
gc.set_debug(0)
print(len(gc.garbage))  # expect: 2
print(sorted(n.name + n.other.name for n in gc.garbage))  # expect: ['ab', 'ba']
gc.garbage.clear()
print(gc.collect())  # expect: 2
print(gc.garbage)  # expect: []
