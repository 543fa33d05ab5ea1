# Storing an exception keeps the locals of all frames that it passed through.
class Big:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('dead', self.name)

errors = []

def low():
    buffer = Big('low')
    raise OSError('disk')

def high():
    buffer = Big('high')
    low()

try:
    high()
except OSError as e:
    errors.append(e)
print('stored', errors)  # expect: stored [OSError('disk')]
print(errors.pop().with_traceback(None))
# expect: dead low
# expect: dead high
# expect: disk
print('end')  # expect: end
