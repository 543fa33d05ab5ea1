# An object that its finalizer saved during a collection is in the next generation afterwards.
import gc
gc.disable()
saved = []

class Phoenix:
    def __del__(self):
        saved.append(self)

def generation_of(o):
    return [g for g in range(3) if any(x is o for x in gc.get_objects(g))]

gc.collect()
p = Phoenix()
p.me = p
del p
print(gc.collect(0), len(saved))  # expect: 0 1
print(generation_of(saved[0]))  # expect: [1]
p = Phoenix()
del p
print(generation_of(saved[1]))  # expect: [0]
