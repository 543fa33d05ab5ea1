# A frozen ring is out of the collector's sight. Unfrozen, it is in generation 2.
import gc

gc.disable()
gc.collect()
ring = []
ring.append(ring)
del ring
gc.freeze()
print(gc.get_freeze_count() > 0, gc.get_count()[1:])  # expect: True (0, 0)
print('frozen:', gc.collect())  # expect: frozen: 0
gc.unfreeze()
print(gc.get_freeze_count())  # expect: 0
print('a collection of 1:', gc.collect(1))  # expect: a collection of 1: 0
print('a full one:', gc.collect(2))  # expect: a full one: 1
