# Garbage in an old generation is not seen by a young collection.
import gc
gc.disable()
gc.collect()
l = []
l.append(l)
gc.collect()
del l
print(gc.collect(0), gc.collect(1))  # expect: 0 0
print(gc.collect(2))  # expect: 1
