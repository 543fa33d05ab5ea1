# A WeakKeyDictionary attaches data to objects without keeping them.
import gc
import weakref
gc.disable()

class Key:
    pass

gc.collect()
d = weakref.WeakKeyDictionary()
k = Key()
d[k] = 'data'
print(d[k], k in d, len(d))  # expect: data True 1
del k
print(len(d), list(d))  # expect: 0 []
k = Key()
d[k] = [k]
del k
gc.collect()
print(len(d))  # expect: 1
d.clear()
print(len(d), gc.collect())  # expect: 0 0
