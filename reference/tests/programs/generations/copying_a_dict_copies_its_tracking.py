# dict.copy of an untracked dict is untracked, of a tracked one tracked; literals follow their values.
import gc
gc.disable()
plain = {'a': 1, 'b': 'two'}
print(gc.is_tracked(plain), gc.is_tracked(plain.copy()), gc.is_tracked(dict(plain)))  # expect: False False False
full = {'a': []}
print(gc.is_tracked(full), gc.is_tracked(full.copy()), gc.is_tracked(dict(full)))  # expect: True True True
print(gc.is_tracked({k: k for k in range(3)}), gc.is_tracked({k: [k] for k in range(3)}))  # expect: False True
plain.update(full)
print(gc.is_tracked(plain))  # expect: True
e = {}
e.setdefault('k', [])
print(gc.is_tracked(e))  # expect: True

class Key:
    pass
print(gc.is_tracked({Key(): 1}), gc.is_tracked({Key: 1}), gc.is_tracked({1.5: 'x'}))  # expect: True True False
