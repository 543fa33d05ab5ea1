# A dead ring is found only by a collection of its own generation or of an older one.
import gc

gc.disable()

def dead_ring(looks):
    ring = []
    ring.append(ring)
    for generation in looks:
        gc.collect(generation)
    del ring
    return [gc.collect(0), gc.collect(1), gc.collect(2)]

gc.collect()
print('young:', dead_ring([]))  # expect: young: [1, 0, 0]
print('survived one look:', dead_ring([0]))  # expect: survived one look: [0, 1, 0]
print('survived two:', dead_ring([0, 1]))  # expect: survived two: [0, 0, 1]
print('survived a full one:', dead_ring([2]))  # expect: survived a full one: [0, 0, 1]
