# gc.is_finalized is true once the finalizer was called, also inside the finalizer's survivors; never for plain values.
import gc
saved = []

class Thing:
    def __del__(self):
        saved.append(self)

t = Thing()
print(gc.is_finalized(t))  # expect: False
del t
print(gc.is_finalized(saved[0]))  # expect: True
print(gc.is_finalized(1), gc.is_finalized([]), gc.is_finalized('text'))  # expect: False False False
