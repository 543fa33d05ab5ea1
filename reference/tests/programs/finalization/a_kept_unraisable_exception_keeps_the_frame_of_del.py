# The hook may keep the exception of a failed finalizer; through its traceback it keeps the frame of __del__.
import sys
kept = []
sys.unraisablehook = lambda u: kept.append(u.exc_value)

class Bad:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        raise ValueError('from ' + str(self.n))

Bad(1)
frame = kept[0].__traceback__.tb_frame
print(kept[0], frame.f_code.co_name, frame.f_locals['self'].n)  # expect: from 1 __del__ 1
del frame
kept.clear()
print('let go', kept)  # expect: let go []
