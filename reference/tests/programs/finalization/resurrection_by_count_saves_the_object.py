# An object that __del__ stores somewhere lives on, tracked and intact.
import gc
import sys
saved = []

class Phoenix:
    def __init__(self):
        self.data = [1, 2]

    def __del__(self):
        print('del')
        saved.append(self)

p = Phoenix()
del p  # expect: del
print(saved[0].data, gc.is_tracked(saved[0]), sys.getrefcount(saved[0]))  # expect: [1, 2] True 2
print(gc.is_finalized(saved[0]))  # expect: True
saved.clear()
print('second death is silent')  # expect: second death is silent
