# gc.collect called from a callback or a finalizer during a collection returns 0 at once.
import gc
gc.disable()

class Node:
    def __del__(self):
        print('nested:', gc.collect())

gc.collect()
n = Node()
n.me = n
del n
print(gc.collect())
# expect: nested: 0
# expect: 1
gc.callbacks.append(lambda phase, info: print(phase, gc.collect()))
gc.collect(1)
# expect: start 0
# expect: stop 0
gc.callbacks.clear()
n = Node()
del n  # expect: nested: 0
