# A frame object that outlives its call keeps the locals, until it dies or is cleared.
import sys

class Thing:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('-' + self.name)

def work(keep):
    local = Thing(keep)
    return sys._getframe()

f = work('one')
print(f.f_code.co_name, f.f_lineno, f.f_back is None)  # expect: work 12 False
del f  # expect: -one
print('frame gone')  # expect: frame gone
f = work('two')
f.clear()  # expect: -two
print('cleared')  # expect: cleared
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)
# expect: cannot clear an executing frame
