# A cached method keeps every self it was called with.
import functools
import weakref

class Thing:
    @functools.lru_cache(maxsize=None)
    def square(self, n):
        return n * n

t = Thing()
r = weakref.ref(t)
print(t.square(3), t.square(3))  # expect: 9 9
del t
print(r() is None)  # expect: False
print(Thing.square.cache_info())  # expect: CacheInfo(hits=1, misses=1, maxsize=None, currsize=1)
Thing.square.cache_clear()
print(r() is None)  # expect: True
