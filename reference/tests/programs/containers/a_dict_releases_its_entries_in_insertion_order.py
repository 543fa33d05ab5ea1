# A dying dict releases its entries in insertion order, the key of each before the value.
class Thing:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print(self.n, end=' ')

d = {Thing('k1'): Thing('v1'), Thing('k2'): Thing('v2')}
d['z'] = Thing('v3')
d['a'] = Thing('v4')
del d  # expect: k1 v1 k2 v2 v3 v4 | dict
print('| dict')
d = {'b': Thing('b'), 'a': Thing('a'), 'c': Thing('c')}
d['b'] = d.pop('b')
d.clear()  # expect: a c b | clear
print('| clear')
