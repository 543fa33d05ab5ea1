# A hit of a bounded lru_cache lets go of the new key at once and keeps the one it stored.
import functools


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return True

    def __del__(self):
        print("key", self.name, "dies")


@functools.lru_cache(maxsize=3)
def f(key):
    return 1


f(Key("first"))
print("stored")  # expect: stored
f(Key("second"))  # expect: key second dies
print("hit")  # expect: hit
f.cache_clear()  # expect: key first dies
print("cleared")  # expect: cleared
