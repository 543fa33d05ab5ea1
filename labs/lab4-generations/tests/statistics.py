# gc.get_stats() tells the collections of each generation and what they freed.
import gc

gc.disable()

def rings(count):
    for _ in range(count):
        ring = []
        ring.append(ring)

gc.collect()
before = gc.get_stats()
rings(4)
gc.collect(0)
gc.collect(0)
rings(2)
gc.collect(1)
rings(1)
gc.collect(2)
after = gc.get_stats()
for generation in range(3):
    change = {key: after[generation][key] - before[generation][key] for key in after[generation]}
    print(generation, change['collections'], change['collected'], change['uncollectable'])
# expect: 0 2 4 0
# expect: 1 1 2 0
# expect: 2 1 1 0
