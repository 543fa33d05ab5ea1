# Objects without a GC header do not move the counter.
import gc
gc.disable()
gc.collect()
keep = [None] * 1000
a = gc.get_count()[0]
for i in range(1000):
    keep[i] = str(i) + 'x'
print(gc.get_count()[0] - a < 5)  # expect: True
for i in range(1000):
    keep[i] = i * 1000000
print(gc.get_count()[0] - a < 5)
for i in range(1000):
    keep[i] = i / 3
print(gc.get_count()[0] - a < 5)
for i in range(1000):
    keep[i] = object()
print(gc.get_count()[0] - a < 5)
# expect: True
# expect: True
# expect: True
