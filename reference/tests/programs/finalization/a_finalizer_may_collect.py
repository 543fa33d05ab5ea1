# A __del__ that runs by counting may call gc.collect, which then really collects.
import gc
gc.disable()

class Sweeper:
    def __del__(self):
        print('collected', gc.collect())

gc.collect()
s = Sweeper()
l = [1]
l.append(l)
del l
del s  # expect: collected 1
print(gc.collect())  # expect: 0
