# Collecting generation 1 collects generation 0 too.
import gc
gc.disable()
gc.collect()

def ring():
    l = []
    l.append(l)
    return l

old = ring()
gc.collect(0)
young = ring()
del old, young
print(gc.collect(0))  # expect: 1
print(gc.collect(0))  # expect: 0
print(gc.collect(1))  # expect: 1
old = ring()
gc.collect(0)
young = ring()
del old, young
print(gc.collect(1))  # expect: 2
