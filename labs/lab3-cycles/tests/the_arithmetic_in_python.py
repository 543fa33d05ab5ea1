# update_refs and subtract_refs, written in Python: what remains are the references from outside.
import gc
import sys

class Node:
    def __init__(self, name):
        self.name = name

def show(phase, graph, refs):
    print(phase + ':', ', '.join(f'{node.name} {n}' for node, n in zip(graph, refs)))

def examine(graph):
    # The tuple `graph`, the variable `node` and the argument of getrefcount are three of our own.
    refs = [sys.getrefcount(node) - 3 for node in graph]
    show('update_refs', graph, refs)
    for node in graph:
        for referent in gc.get_referents(node):
            for i, other in enumerate(graph):
                if other is referent:
                    refs[i] -= 1
    show('subtract_refs', graph, refs)

c, a, b, d, e = graph = tuple(Node(name) for name in 'CABDE')
a.first = b
b.first, b.second = a, c
d.first = e
e.first = d
del b, c, d, e
examine(graph)
# expect: update_refs: C 1, A 2, B 1, D 1, E 1
# expect: subtract_refs: C 0, A 1, B 0, D 0, E 0
del a
examine(graph)
# expect: update_refs: C 1, A 1, B 1, D 1, E 1
# expect: subtract_refs: C 0, A 0, B 0, D 0, E 0
