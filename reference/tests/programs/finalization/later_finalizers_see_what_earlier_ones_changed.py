# A finalizer runs before anything of its set is cleared, but sees what the finalizers before it changed.
import gc
gc.disable()

class Node:
    def __init__(self, name):
        self.name = name
        self.log = log
    def __del__(self):
        others = [o.name for o in self.others if o.name]
        self.log.append(len(others))
        self.name = None

log = []
gc.collect()
nodes = [Node(c) for c in 'abcd']
for n in nodes:
    n.others = nodes
del nodes, n
print(gc.collect())  # expect: 5
print(sorted(log))  # expect: [1, 2, 3, 4]
