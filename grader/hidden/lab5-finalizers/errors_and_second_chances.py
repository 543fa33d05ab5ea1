# SPDX-License-Identifier: MIT
# A finalizer fails after it has saved its object; the others of the ring are finalized all the same.
import gc
import sys

gc.disable()
gc.collect()
sys.unraisablehook = lambda report: print("unraisable:", report.exc_type.__name__, report.exc_value)
saved = []
calls = []


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        calls.append(self.name)
        if self.name == "b":
            saved.append(self)
            raise ValueError("from " + self.name)


def ring(names):
    nodes = [Node(name) for name in names]
    for i, node in enumerate(nodes):
        node.next = nodes[i - 1]


ring("abc")
print(gc.collect())  # expect: unraisable: ValueError from b
# expect: 0
print(sorted(calls), [node.name for node in saved], saved[0].next.next.name)  # expect: ['a', 'b', 'c'] ['b'] c
ring("de")
print(gc.collect(), sorted(calls))  # expect: 2 ['a', 'b', 'c', 'd', 'e']
saved.clear()
print(gc.collect(), sorted(calls))  # expect: 3 ['a', 'b', 'c', 'd', 'e']
lonely = Node("b")
del lonely  # expect: unraisable: ValueError from b
print(len(saved), sorted(calls))  # expect: 1 ['a', 'b', 'b', 'c', 'd', 'e']
saved.clear()
print(sorted(calls))  # expect: ['a', 'b', 'b', 'c', 'd', 'e']
