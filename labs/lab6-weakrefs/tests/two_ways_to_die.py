# Death by count: finalizer, then callbacks. Death by collection: callbacks, then finalizer.
import gc
import weakref

gc.disable()

class Cat:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "is finalized, the weak reference is", "dead" if ref() is None else "alive")

def callback(dead):
    print("the callback runs")

cat = Cat("Tom")
ref = weakref.ref(cat, callback)
del cat
# expect: Tom is finalized, the weak reference is alive
# expect: the callback runs

cat = Cat("Felix")
cat.me = cat
ref = weakref.ref(cat, callback)
del cat
print("in a ring, and", "dead" if ref() is None else "alive")  # expect: in a ring, and alive
print(gc.collect())
# expect: the callback runs
# expect: Felix is finalized, the weak reference is dead
# expect: 1
