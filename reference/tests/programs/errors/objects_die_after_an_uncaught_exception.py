# Objects are finalized although the program ended in an exception.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dead', self.name)

def work():
    local = Thing('local')
    raise LookupError('gone')

work()
# expect: dead local
# expect-error: LookupError: gone
