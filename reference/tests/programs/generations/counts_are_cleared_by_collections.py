# Collecting generation g sets the counters 0..g to zero and adds one to the next.
import gc
gc.disable()
gc.collect()
print(gc.get_count()[1:])  # expect: (0, 0)
for _ in range(3):
    gc.collect(0)
print(gc.get_count()[1:])  # expect: (3, 0)
gc.collect(1)
print(gc.get_count()[1:])  # expect: (0, 1)
gc.collect(0)
print(gc.get_count()[1:])  # expect: (1, 1)
gc.collect(1)
print(gc.get_count()[1:])  # expect: (0, 2)
gc.collect(2)
print(gc.get_count()[1:])  # expect: (0, 0)
