# After resurrection by counting the old weak references still work.
import weakref
saved = []

class Phoenix:
    def __del__(self):
        saved.append(self)

p = Phoenix()
r = weakref.ref(p, lambda ref: print('callback'))
del p
print(r() is saved[0])  # expect: True
q = weakref.ref(saved[0])
print(weakref.getweakrefcount(saved[0]))  # expect: 2
saved.clear()  # expect: callback
print(r(), q())  # expect: None None
