# What a finalizer makes is not part of the collection that calls it.
import gc

gc.disable()


class Litter:
    def __init__(self, generation):
        self.generation = generation
        self.me = self

    def __del__(self):
        finalized.append(self.generation)
        if self.generation < 3:
            Litter(self.generation + 1)


finalized = []
gc.collect()
Litter(1)
print(gc.collect(), finalized)  # expect: 1 [1]
print(gc.collect(), finalized)  # expect: 1 [1, 2]
print(gc.collect(), finalized)  # expect: 1 [1, 2, 3]
print(gc.collect(), finalized)  # expect: 0 [1, 2, 3]
