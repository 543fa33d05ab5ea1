# SPDX-License-Identifier: MIT
# Allocates objects of many kinds and sizes, and keeps few of them. With the argument "traced" it
# traces itself.
import sys


class Node:
    def __init__(self, item):
        self.item = item
        self.next = None


def work(rounds):
    kept = []
    for i in range(rounds):
        node = Node([i, str(i), (i, i + 0.5)])
        node.next = {"name": i, "part": [node.item]}
        if i % 10 == 0:
            kept.append(node)
        kept[-1].next = None
    return len(kept)


if "traced" in sys.argv:
    import tracemalloc
    tracemalloc.start()
print(work(3000))
