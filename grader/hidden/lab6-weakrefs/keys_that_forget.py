# SPDX-License-Identifier: MIT
# A table by weak keys: equal hashes, keys that die while the table is walked, keys that come back.
import gc
import weakref

gc.disable()
gc.collect()


class Key:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


table = weakref.WeakKeyDictionary()
values = weakref.WeakValueDictionary()
keys = [Key(name) for name in "abcdef"]
for place, key in enumerate(keys):
    table[key] = place
    values[place % 4] = key
print(len(table), [values[n] for n in sorted(values)])  # expect: 6 [e, f, c, d]
keys[2].ring = keys[2]
key = None
del keys[2]
print(len(table), sorted(table.values()))  # expect: 6 [0, 1, 2, 3, 4, 5]
print(gc.collect() > 0, len(table), sorted(table.values()), sorted(values))  # expect: True 5 [0, 1, 3, 4, 5] [0, 1, 3]
seen = []
for key in list(table):
    seen.append(table[key])
    keys.clear()
key = None
print(sorted(seen), len(table), len(values))  # expect: [0, 1, 3, 4, 5] 0 0
finalizer = weakref.finalize(Key("x"), print, "x is gone")  # expect: x is gone
print(finalizer.alive)  # expect: False
held = Key("y")
finalizer = weakref.finalize(held, print, "y is gone")
print(finalizer.alive, finalizer.detach() is not None, finalizer.alive)  # expect: True True False
held = None
print("silence")  # expect: silence
