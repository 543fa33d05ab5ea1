# A surviving tuple without trackable items is untracked; nested ones may take one collection per level.
import gc
gc.disable()

def fresh(*items):
    return items

flat = fresh(1, 'a', None)
mixed = fresh(1, [])
print(gc.is_tracked(flat), gc.is_tracked(mixed))  # expect: True True
gc.collect()
print(gc.is_tracked(flat), gc.is_tracked(mixed))  # expect: False True
inner = fresh(1, 2)
outer = fresh(inner, 3)
outermost = fresh(outer)
print([gc.is_tracked(t) for t in (inner, outer, outermost)])  # expect: [True, True, True]
gc.collect()
gc.collect()
gc.collect()
print([gc.is_tracked(t) for t in (inner, outer, outermost)])  # expect: [False, False, False]
with_dict = fresh({})
gc.collect()
print(gc.is_tracked(with_dict))  # expect: True
