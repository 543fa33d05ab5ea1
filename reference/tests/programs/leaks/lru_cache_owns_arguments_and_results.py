# functools.lru_cache owns arguments and results until they are evicted or the cache is cleared.
import functools

class Thing:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('dead', self.name)

@functools.lru_cache(maxsize=2)
def make(arg):
    return Thing('result of ' + arg.name)

make(Thing('a'))
make(Thing('b'))
print('two cached', make.cache_info())  # expect: two cached CacheInfo(hits=0, misses=2, maxsize=2, currsize=2)
make(Thing('c'))
# expect: dead a
# expect: dead result of a
print('evicted one')  # expect: evicted one
make.cache_clear()
# expect: dead b
# expect: dead result of b
# expect: dead c
# expect: dead result of c
print(make.cache_info())  # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)
