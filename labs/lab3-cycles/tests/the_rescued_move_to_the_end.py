# Who was set aside and came back stands at the end of the list afterwards.
import gc
gc.disable()
gc.collect()

class Node:
    def __init__(self, name):
        self.name = name

def build():
    d, c, x, b, a = [Node(name) for name in 'DCXBA']
    a.next = b
    b.next = c
    c.next = d
    return x, a

x, a = build()
print([o.name for o in gc.get_objects(0) if isinstance(o, Node)])
# expect: ['D', 'C', 'X', 'B', 'A']
print(gc.collect(0))  # expect: 0
print([o.name for o in gc.get_objects(1) if isinstance(o, Node)])
# expect: ['X', 'A', 'B', 'C', 'D']
