# A callback that owns its own weak reference: the collector finds the ring and frees it silently.
import gc
import weakref

gc.disable()

class Cat:
    pass

class Bell:
    def __call__(self, ref):
        print("the bell rings")

cat = Cat()
bell = Bell()
bell.ref = weakref.ref(cat, bell)
watch = weakref.ref(bell)
del bell
print(watch() is not None, weakref.getweakrefcount(cat))  # expect: True 1
print(gc.collect())                                       # expect: 2
print(watch(), weakref.getweakrefcount(cat))              # expect: None 0
del cat
print("silence")                                          # expect: silence
