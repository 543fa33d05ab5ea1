# The entry of a WeakValueDictionary whose value is collected is gone right after the collection.
import gc
import weakref
gc.disable()

class Node:
    pass

gc.collect()
d = weakref.WeakValueDictionary()
n = Node()
n.me = n
d['n'] = n
del n
print(len(d), gc.isenabled())  # expect: 1 False
print(gc.collect() >= 1)  # expect: True
print(len(d), 'n' in d)  # expect: 0 False
