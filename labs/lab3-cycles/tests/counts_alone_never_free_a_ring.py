# The last name goes, the counts stay at 1, and the ring lives on until the collector comes.
import gc
import sys
import weakref
gc.disable()

class Node:
    pass

a, b = Node(), Node()
a.other, b.other = b, a
print(sys.getrefcount(a) - 1, sys.getrefcount(b) - 1)  # expect: 2 2
watch = weakref.ref(a)
del a, b
print(watch() is None)  # expect: False
print(sys.getrefcount(watch()) - 1)  # expect: 1
gc.collect()
print(watch() is None)  # expect: True
