# The garbage that the resurrected object does not reach is collected all the same.
import gc
gc.disable()
saved = []

class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print('del', self.name)
        if self.name == 'b':
            saved.append(self)

gc.collect()
a, b, c = Node('a'), Node('b'), Node('c')
a.next = b
b.next = c
del a, b, c
print(gc.collect())
# expect: del a
# expect: del b
# expect: del c
# expect: 1
print(saved[0].name, saved[0].next.name, hasattr(saved[0].next, 'next'))  # expect: b c False
saved.clear()
print(gc.collect())  # expect: 2
