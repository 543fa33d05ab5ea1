# An object local to a function left by an exception dies after the handler, not when the frame is left.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)

def inner():
    t = Thing('inner')
    raise ValueError

def outer():
    t = Thing('outer')
    inner()

try:
    outer()
except ValueError:
    print('handler')
# expect: handler
# expect: del inner
# expect: del outer
print('after')  # expect: after
