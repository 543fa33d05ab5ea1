# Instances of list, tuple and dict subclasses run __del__ first, then release attributes, then items.
class Thing:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('-' + str(self.n), end=' ')

class L(list):
    def __del__(self):
        print('L of', len(self), end=' ')

class D(dict):
    def __del__(self):
        print('D of', len(self), end=' ')

class T(tuple):
    def __del__(self):
        print('T of', len(self), end=' ')

l = L([Thing(1), Thing(2)])
l.extra = Thing('attribute')
del l  # expect: L of 2 -attribute -2 -1 |
print('|')
d = D(a=Thing(1), b=Thing(2))
d.extra = Thing('attribute')
del d  # expect: D of 2 -attribute -1 -2 |
print('|')
t = T([Thing(1), Thing(2)])
t.extra = Thing('attribute')
del t  # expect: T of 2 -attribute -2 -1 |
print('|')
