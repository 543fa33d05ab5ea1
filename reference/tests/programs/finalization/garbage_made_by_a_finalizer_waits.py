# Garbage that a finalizer makes is found by the next collection.
import gc
gc.disable()

class Litter:
    def __del__(self):
        l = []
        l.append(l)
        print('made a ring')

gc.collect()
x = Litter()
x.me = x
del x
print(gc.collect())
# expect: made a ring
# expect: 1
print(gc.collect())  # expect: 1
print(gc.collect())  # expect: 0
