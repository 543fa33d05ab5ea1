# While an exception is handled sys.exc_info owns it; after the clause nobody does.
import sys

class Boom(Exception):
    def __del__(self):
        print('exception dead')

try:
    raise Boom('x')
except Boom:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
# expect: Boom x
# expect: exception dead
print('after', sys.exc_info())  # expect: after (None, None, None)
