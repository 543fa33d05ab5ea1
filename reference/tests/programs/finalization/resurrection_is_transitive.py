# When one member of a garbage cycle is resurrected, all that it reaches is saved with it.
import gc
gc.disable()
saved = []

class Node:
    def __init__(self, name):
        self.name = name

class Saver(Node):
    def __del__(self):
        saved.append(self)

gc.collect()
a, b, c = Saver('a'), Node('b'), Node('c')
a.next, b.next, c.next = b, c, a
b.list = [c]
del a, b, c
print(gc.collect())  # expect: 0
a = saved[0]
print(a.name, a.next.name, a.next.next.name, a.next.next.next is a, a.next.list[0].name)  # expect: a b c True c
saved.clear()
del a
print(gc.collect())  # expect: 4
