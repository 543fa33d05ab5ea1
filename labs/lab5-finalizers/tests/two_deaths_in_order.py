# By count: finalizer, then weak references. By collection: weak references, then finalizer.
import gc
import weakref

gc.disable()


class Node:
    def __del__(self):
        print('finalizer, the weak reference leads to', 'it' if ref() else 'nothing')


def gone(dead):
    print('callback')


gc.collect()
node = Node()
ref = weakref.ref(node, gone)
del node
# expect: finalizer, the weak reference leads to it
# expect: callback

node = Node()
node.me = node
ref = weakref.ref(node, gone)
del node
print('collected', gc.collect())
# expect: callback
# expect: finalizer, the weak reference leads to nothing
# expect: collected 1
