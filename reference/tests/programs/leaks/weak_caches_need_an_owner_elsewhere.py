# A result that only a weak cache refers to is gone at once; an lru_cache in front keeps the recent ones.
import functools
import weakref

class Page:
    made = 0
    def __init__(self, n):
        Page.made += 1
        self.n = n

weak = weakref.WeakValueDictionary()

@functools.lru_cache(maxsize=2)
def recent(n):
    page = weak.get(n)
    if page is None:
        weak[n] = page = Page(n)
    return page

for n in (1, 1, 2, 1):
    recent(n)
print(Page.made, sorted(weak))  # expect: 2 [1, 2]
recent(3)
print(Page.made, sorted(weak))  # expect: 3 [1, 3]
recent.cache_clear()
print(sorted(weak))  # expect: []
