# A full collection untracks tuples first, then dicts: a dict met before its tuple goes as well.
import gc

gc.disable()
d = {0: []}  # a list: the dict is tracked
t = tuple([1, 2])  # younger than the dict
d[0] = t
print(gc.is_tracked(d), gc.is_tracked(t))  # expect: True True
gc.collect()
print(gc.is_tracked(d), gc.is_tracked(t))  # expect: False False
