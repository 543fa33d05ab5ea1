# DEBUG_SAVEALL shows the unreachable list instead of taking it apart: in the order of the walk.
import gc
gc.disable()
gc.collect()

class Node:
    def __init__(self, name):
        self.name = name

def build():
    g, a, h, t, i = [Node(name) for name in 'GAHTI']
    g.other, h.other = h, g
    h.tail = t
    i.me = i
    a.keeps = t
    return a

kept = build()
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.collect())  # expect: 3
print([node.name for node in gc.garbage])  # expect: ['G', 'H', 'I']
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())  # expect: 3
