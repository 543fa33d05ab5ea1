# An object whose __init__ raised is finalized too, with the attributes it got so far.
class Half:
    def __init__(self, fail):
        self.first = 1
        if fail:
            raise ValueError('half made')
        self.second = 2

    def __del__(self):
        print('del', sorted(vars(self)))

try:
    Half(True)
except ValueError as e:
    print('caught', e)
# expect: caught half made
# expect: del ['first']
print('after')  # expect: after
Half(False)  # expect: del ['first', 'second']
