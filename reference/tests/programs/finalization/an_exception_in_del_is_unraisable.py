# An exception in __del__ goes to sys.unraisablehook with the function; the program goes on.
import sys

class Bad:
    def __del__(self):
        raise ValueError('in del')

def hook(u):
    print(u.exc_type.__name__, u.exc_value, u.object is Bad.__del__, u.err_msg)
    print(u.exc_traceback.tb_frame.f_code.co_name)

sys.unraisablehook = hook
b = Bad()
del b
# expect: ValueError in del True None
# expect: __del__
print('goes on')  # expect: goes on
