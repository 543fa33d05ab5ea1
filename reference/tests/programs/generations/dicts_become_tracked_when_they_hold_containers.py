# A dict is born untracked and becomes tracked when a value that may be tracked is stored.
import gc
gc.disable()
d = {}
print(gc.is_tracked(d))  # expect: False
d['a'] = 1
d[2] = 'text'
d['t'] = ()
print(gc.is_tracked(d))  # expect: False
d['l'] = []
print(gc.is_tracked(d))  # expect: True
del d['l']
print(gc.is_tracked(d))  # expect: True
gc.collect(0)
gc.collect(1)
print(gc.is_tracked(d))  # expect: True
gc.collect()
print(gc.is_tracked(d))  # expect: False
print(gc.is_tracked({'x': {}}), gc.is_tracked({'x': {}}['x']))  # expect: True False
