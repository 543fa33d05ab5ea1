# An assignment binds the new value first, so the old value's __del__ already sees it.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, 'dies, slot holds', slot.name if slot else None)

slot = Thing('first')
slot = Thing('second')  # expect: first dies, slot holds second
slot = None  # expect: second dies, slot holds None
box = [Thing('third')]
slot = Thing('last')
box[0] = 7  # expect: third dies, slot holds last
slot = None  # expect: last dies, slot holds None
