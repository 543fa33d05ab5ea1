# The target of a with statement is an ordinary variable and keeps its object after the block.
import sys

class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True

    def __del__(self):
        print('dead')

with Manager() as m:
    print(sys.getrefcount(m))
    raise ValueError('swallowed')
# expect: 3
print(sys.getrefcount(m))  # expect: 2
m = 1  # expect: dead
print('end')  # expect: end
