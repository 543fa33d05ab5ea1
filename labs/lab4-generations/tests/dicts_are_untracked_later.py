# A dict that has no trackable contents any more is untracked by a full collection, and by no other.
import gc

gc.disable()
gc.collect()
d = {}
print('empty:', gc.is_tracked(d))  # expect: empty: False
d['list'] = []
print('with a list:', gc.is_tracked(d))  # expect: with a list: True
d['list'] = 1
print('without it:', gc.is_tracked(d))  # expect: without it: True
gc.collect(0)
gc.collect(1)
print('after 0 and 1:', gc.is_tracked(d))  # expect: after 0 and 1: True
gc.collect(2)
print('after 2:', gc.is_tracked(d))  # expect: after 2: False
