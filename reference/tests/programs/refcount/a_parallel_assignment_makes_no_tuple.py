# "a, b = x, y" makes no tuple; local names of a function are bound, and old values released, from the last to the first.
class Thing:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('-' + str(self.n), end=' ')

def local_names():
    a, b, c = Thing(1), Thing(2), Thing(3)
    a, b = Thing(4), Thing(5)
    print('| two locals')
    a, b, c = Thing(6), Thing(7), Thing(8)
    print('| three locals')
    pair = (Thing(9), Thing(10))
    a, b = pair
    print('| a real tuple')
    pair = None

local_names()
# expect: -2 -1 | two locals
# expect: -3 -5 -4 | three locals
# expect: -6 -7 | a real tuple
# expect: -9 -10 -8 | returned
print('| returned')
a, b = Thing(11), Thing(12)
a, b = Thing(13), Thing(14)  # expect: -11 -12 | two globals
print('| two globals')
a, b = b, a
del a, b  # expect: -14 -13 | deleted
print('| deleted')
