# SPDX-License-Identifier: MIT
# A frozen ring is not looked at, so what it refers to is needed by somebody outside.
import gc

gc.disable()
gc.collect()


class Node:
    pass


def ring(size, start=None):
    nodes = [start or Node()] + [Node() for _ in range(size - 1)]
    for i in range(size):
        nodes[i].next = nodes[i - 1]
    return nodes[0]


frozen = ring(3)
gc.freeze()
frozen.next.holds = ring(4)
frozen = None
print(gc.collect())  # expect: 0
ring(2)
print(gc.collect())  # expect: 2
gc.unfreeze()
print(gc.collect(0), gc.collect(1))  # expect: 0 0
print(gc.collect())  # expect: 7
print(gc.get_freeze_count(), gc.collect())  # expect: 0 0
