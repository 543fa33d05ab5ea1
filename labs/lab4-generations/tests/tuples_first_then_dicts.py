# One full collection untracks a dict together with the younger tuple that it holds.
import gc

gc.disable()
gc.collect()
d = {'items': []}  # tracked from here on
d['items'] = tuple([1, 2])
print(gc.is_tracked(d), gc.is_tracked(d['items']))  # expect: True True
gc.collect(2)
print(gc.is_tracked(d), gc.is_tracked(d['items']))  # expect: False False
