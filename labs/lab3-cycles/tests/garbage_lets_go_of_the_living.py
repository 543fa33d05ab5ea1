# Garbage refers to an object that is needed: the object stays, and its count goes down.
import gc
import sys
gc.disable()
gc.collect()

class Node:
    pass

living = Node()

def garbage():
    a, b = Node(), Node()
    a.other, b.other = b, a
    a.keeps = b.keeps = living

garbage()
print(sys.getrefcount(living) - 1)  # expect: 3
print(gc.collect())  # expect: 2
print(sys.getrefcount(living) - 1)  # expect: 1
