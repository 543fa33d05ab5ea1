# get_stats counts the collections and what they found, per generation collected.
import gc
gc.disable()
gc.collect()
before = gc.get_stats()
print(len(before), sorted(before[0]))  # expect: 3 ['collected', 'collections', 'uncollectable']
l = []
l.append(l)
del l
gc.collect(0)
gc.collect(1)
a = []
b = [a]
a.append(b)
del a, b
gc.collect(1)
gc.collect(2)
after = gc.get_stats()
for x, y in zip(before, after):
    print(y['collections'] - x['collections'], y['collected'] - x['collected'], y['uncollectable'])
# expect: 1 1 0
# expect: 2 2 0
# expect: 1 0 0
