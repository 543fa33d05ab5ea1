# A list that holds itself is garbage that only the collector can free; it counts as one object.
import gc
gc.disable()
gc.collect()
l = []
l.append(l)
del l
print(gc.collect())  # expect: 1
print(gc.collect())  # expect: 0
d = {}
d['me'] = d
del d
print(gc.collect())  # expect: 1
s = []
t = (s,)
s.append(t)
del s, t
print(gc.collect())  # expect: 2
