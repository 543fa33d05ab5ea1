# If the outer tuple comes first in the list of objects, each collection untracks one more level.
import gc
gc.disable()
box = []

def fresh(*items):
    return items

def tracked():
    return sum(gc.is_tracked(t) for t in levels)

gc.collect()
t = fresh(1)
levels = [t]
for _ in range(3):
    t = fresh(t)
    levels.append(t)
print(tracked())  # expect: 4
gc.collect(0)
print(tracked())  # expect: 3
for _ in range(4):
    gc.collect()
print(tracked())  # expect: 0
