# Acyclic objects that only a garbage ring owns are finalized with the ring.
import gc
gc.disable()

class Leaf:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('leaf', self.name)

gc.collect()
ring = []
ring.append(ring)
ring.append(Leaf('a'))
ring.append({'k': (Leaf('b'),)})
del ring
print('dropped')  # expect: dropped
print(gc.collect())
# expect: leaf a
# expect: leaf b
# expect: 5
