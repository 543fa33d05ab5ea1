# SPDX-License-Identifier: MIT
# The same watchers, once over objects that die by count and once over a ring.
import gc
import weakref

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalizer of", self.name, "sees", sorted(name for name in table if table[name]() is not None))


table = {}


def watch(node):
    name = node.name
    table[name] = weakref.ref(node, lambda ref: print("callback of", name))


for way in "count", "ring":
    print(way)
    a, b = Node("a"), Node("b")
    watch(a)
    watch(b)
    a.part = b
    if way == "ring":
        b.owner = a
    del b
    del a
    print("let go")
    found = gc.collect()
    print(found, [table[name]() for name in sorted(table)])
# expect: count
# expect: finalizer of a sees ['a', 'b']
# expect: callback of a
# expect: finalizer of b sees ['b']
# expect: callback of b
# expect: let go
# expect: 0 [None, None]
# expect: ring
# expect: let go
# expect: callback of a
# expect: callback of b
# expect: finalizer of a sees []
# expect: finalizer of b sees []
# expect: 2 [None, None]
