# A class refers to itself through its MRO and its descriptors: only the collector frees it.
import gc
import weakref
gc.disable()

def build():
    class Local:
        def method(self):
            pass
    return weakref.ref(Local)

gc.collect()
r = build()
print(r() is not None)  # expect: True
print(gc.collect() > 3)  # expect: True
print(r())  # expect: None
