# sys.exit raises SystemExit: finally clauses run, the rest does not, and the status is what was passed.
import sys

class Thing:
    def __del__(self):
        print('dead')

t = Thing()
try:
    sys.exit(0)
except ValueError:
    print('never')
finally:
    print('finally')
# expect: finally
print('never')
# expect: dead
