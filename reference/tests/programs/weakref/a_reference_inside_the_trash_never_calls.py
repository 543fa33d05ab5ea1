# A weak reference that is itself garbage does not call its callback.
import gc
import weakref
gc.disable()

class Node:
    pass

gc.collect()
n = Node()
n.me = n
n.ref = weakref.ref(n, lambda ref: print('never'))
outside = weakref.ref(n, lambda ref: print('outside'))
del n
gc.collect()  # expect: outside
print(outside())  # expect: None
a, b = Node(), Node()
a.other, b.other = b, a
a.ref = weakref.ref(b, lambda ref: print('never'))
del a, b
print(gc.collect() >= 2)  # expect: True
