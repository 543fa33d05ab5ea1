# freeze moves all tracked objects out of the collector's sight; unfreeze puts them into generation 2.
import gc
gc.disable()
gc.collect()
print(gc.get_freeze_count())  # expect: 0
l = []
l.append(l)
gc.freeze()
print(gc.get_freeze_count() > 100, gc.get_count()[1:])  # expect: True (0, 0)
print(any(x is l for x in gc.get_objects()), gc.is_tracked(l))  # expect: False True
del l
print(gc.collect())  # expect: 0
gc.unfreeze()
print(gc.get_freeze_count())  # expect: 0
print(gc.collect(1))  # expect: 0
print(gc.collect(2))  # expect: 1
