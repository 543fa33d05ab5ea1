# SPDX-License-Identifier: MIT
# DEBUG_SAVEALL shows what is garbage in the order of the walk, and nothing that was rescued.
import gc
gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name
        self.to = []

    def __repr__(self):
        return self.name


def build(names, arrows, keep):
    nodes = {name: Node(name) for name in names}
    for arrow in arrows.split():
        nodes[arrow[0]].to.append(nodes[arrow[1]])
    return [nodes[name] for name in keep]


def look(names, arrows, keep):
    kept = build(names, arrows, keep)
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    gc.set_debug(0)
    print([thing for thing in gc.garbage if isinstance(thing, Node)])
    gc.garbage.clear()
    del kept
    gc.collect()


look("GABHC", "GH HG AB BC CA", "C")  # expect: [G, H]
look("EDCBA", "AB BC CD DE EA", "A")  # expect: []
look("XAYBZC", "XY YZ ZX AB BC CA XA", "")  # expect: [X, A, Y, B, Z, C]
look("XAYBZC", "XY YZ ZX AB BC CA XA", "B")  # expect: [X, Y, Z]
look("XAYBZC", "XY YZ ZX AB BC CA AX", "C")  # expect: []
look("PQRS", "PQ QP RP SR RS", "Q")  # expect: [R, S]
