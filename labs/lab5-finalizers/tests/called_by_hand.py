# obj.__del__() is an ordinary call: it notes nothing, and the finalizer runs again at the end.
import gc


class Door:
    def __del__(self):
        print('closing')


door = Door()
door.__del__()  # expect: closing
print(gc.is_finalized(door))  # expect: False
del door  # expect: closing
print('end')  # expect: end
