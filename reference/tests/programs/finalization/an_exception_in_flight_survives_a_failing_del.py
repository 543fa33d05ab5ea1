# An exception raised inside __del__ does not replace the one in flight.
import sys

class Bad:
    def __del__(self):
        raise ValueError('in del')

def hook(u):
    print('hook:', u.exc_value)

def work():
    b = Bad()
    raise KeyError('in flight')

sys.unraisablehook = hook
try:
    work()
except KeyError as e:
    print('caught', e, e.__context__)
# expect: caught 'in flight' None
# expect: hook: in del
print('end')  # expect: end
try:
    raise IndexError('outer')
except IndexError:
    Bad()
    print('still handling', sys.exc_info()[1])
# expect: hook: in del
# expect: still handling outer
