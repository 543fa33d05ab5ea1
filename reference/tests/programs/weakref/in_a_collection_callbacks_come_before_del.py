# The collector clears weak references and runs callbacks before any finalizer.
import gc
import weakref
gc.disable()

class Node:
    def __del__(self):
        print('del', r())

gc.collect()
n = Node()
n.me = n
r = weakref.ref(n, lambda ref: print('callback', ref()))
del n
print(r() is not None)  # expect: True
print(gc.collect())
# expect: callback None
# expect: del None
# expect: 1
print(r())  # expect: None
