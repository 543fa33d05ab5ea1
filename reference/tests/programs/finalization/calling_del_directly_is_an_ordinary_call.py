# An explicit obj.__del__() is a plain call: the real finalization still comes.
import gc

class Thing:
    def __del__(self):
        print('del')

t = Thing()
t.__del__()  # expect: del
print(gc.is_finalized(t))  # expect: False
t.__del__()  # expect: del
print('now for real')  # expect: now for real
del t  # expect: del
