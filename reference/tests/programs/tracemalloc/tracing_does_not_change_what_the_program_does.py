# Counts, identities and deaths are the same with tracing on.
import gc
import sys
import tracemalloc

class Thing:
    def __del__(self):
        print('dead')

def scene():
    t = Thing()
    l = [t, t]
    print(sys.getrefcount(t))
    del l
    print(sys.getrefcount(t))
    ring = []
    ring.append(ring)

gc.disable()
gc.collect()
scene()
# expect: 4
# expect: 2
# expect: dead
print(gc.collect())  # expect: 1
tracemalloc.start(25)
scene()
# expect: 4
# expect: 2
# expect: dead
print(gc.collect())  # expect: 1
tracemalloc.stop()
