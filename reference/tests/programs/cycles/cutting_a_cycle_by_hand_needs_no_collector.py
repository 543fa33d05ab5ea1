# When a program cuts its cycle the objects die by counting and the collector finds nothing.
import gc
gc.disable()

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dead', self.name)

gc.collect()
a, b = Node('a'), Node('b')
a.other, b.other = b, a
a.other = None
del a
print('a has one owner: b')  # expect: a has one owner: b
del b
# expect: dead b
# expect: dead a
print(gc.collect())  # expect: 0
