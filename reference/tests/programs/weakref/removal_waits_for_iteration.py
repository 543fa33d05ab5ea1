# While a WeakValueDictionary is iterated over, dead entries are not removed under the iterator.
import weakref

class Thing:
    pass

things = [Thing() for _ in range(5)]
d = weakref.WeakValueDictionary(enumerate(things))
seen = []
for key, value in d.items():
    seen.append(key)
    value = None
    if key == 1:
        things.clear()
print(seen)  # expect: [0, 1]
print(len(d), list(d))  # expect: 0 []
