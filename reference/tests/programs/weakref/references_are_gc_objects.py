# A weak reference is a tracked object, but a ring closed by one is no cycle.
import gc
import weakref
gc.disable()

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dead', self.name)

a, b = Node('a'), Node('b')
a.other = b
b.other = weakref.ref(a)
print(gc.is_tracked(b.other), gc.get_referents(b.other))  # expect: True []
call = lambda r: None
r = weakref.ref(a, call)
print(gc.get_referents(r) == [call])  # expect: True
del a  # expect: dead a
print('b alone', b.other())  # expect: b alone None
# expect: dead b
