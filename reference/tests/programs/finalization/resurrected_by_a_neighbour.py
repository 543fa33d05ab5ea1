# A finalizer may save another member of its garbage set, and then lives itself through it.
import gc
gc.disable()
saved = []

class Keeper:
    def __del__(self):
        saved.append(self.other)

class Plain:
    pass

gc.collect()
k, p = Keeper(), Plain()
k.other, p.other = p, k
del k, p
print(gc.collect())  # expect: 0
print(type(saved[0]).__name__, type(saved[0].other).__name__)  # expect: Plain Keeper
print(gc.is_finalized(saved[0]), gc.is_finalized(saved[0].other))  # expect: False True
saved.clear()
print(gc.collect())  # expect: 2
