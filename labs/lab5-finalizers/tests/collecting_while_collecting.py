# gc.collect() in a finalizer: inside a collection it returns 0, on the path of counts it works.
import gc

gc.disable()


class Cleaner:
    def __del__(self):
        ring = []
        ring.append(ring)
        del ring
        print('inside:', gc.collect())


gc.collect()
cleaner = Cleaner()
del cleaner  # expect: inside: 1

cleaner = Cleaner()
cleaner.me = cleaner
del cleaner
print('outside:', gc.collect())
# expect: inside: 0
# expect: outside: 1
print('and then:', gc.collect())  # expect: and then: 1
