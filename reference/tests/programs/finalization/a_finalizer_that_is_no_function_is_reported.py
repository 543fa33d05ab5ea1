# A __del__ that cannot be called with the object alone ends in the unraisable hook.
import sys
sys.unraisablehook = lambda u: print('hook', u.exc_type.__name__, u.exc_value)

class TooMany:
    def __del__(self, extra):
        print('never')

class Number:
    __del__ = 5

class Nothing:
    __del__ = None

TooMany()  # expect: hook TypeError TooMany.__del__() missing 1 required positional argument: 'extra'
Number()  # expect: hook TypeError 'int' object is not callable
Nothing()  # expect: hook TypeError 'NoneType' object is not callable
print('end')  # expect: end
