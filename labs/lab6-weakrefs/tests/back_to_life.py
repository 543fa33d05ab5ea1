# An object that is brought back to life: its weak references live on after one kind of death only.
import gc
import weakref

gc.disable()

class Phoenix:
    def __del__(self):
        print("finalized")
        nest.append(self)

def callback(ref):
    print("called")

nest = []
bird = Phoenix()
ref = weakref.ref(bird, callback)
del bird                        # expect: finalized
print(ref() is nest[0])         # expect: True
nest.clear()                    # expect: called
print(ref())                    # expect: None

bird = Phoenix()
bird.me = bird
ref = weakref.ref(bird, callback)
del bird
gc.collect()
# expect: called
# expect: finalized
print(ref(), len(nest))         # expect: None 1
fresh = weakref.ref(nest[0])
print(fresh() is nest[0], fresh is ref)  # expect: True False
nest.clear()
gc.collect()
print(fresh())                  # expect: None
