# A resurrected object is not finalized again, whether it dies by counting or by collection.
import gc
gc.disable()
saved = []

class Phoenix:
    def __del__(self):
        print('del', self.name)
        saved.append(self)

a = Phoenix()
a.name = 'a'
del a  # expect: del a
saved[0].me = saved[0]
saved.clear()
print(gc.collect())  # expect: 1
b = Phoenix()
b.name = 'b'
b.me = b
del b
print(gc.collect())
# expect: del b
# expect: 0
saved[0].me = None
saved.clear()
print(saved, gc.collect())  # expect: [] 0
