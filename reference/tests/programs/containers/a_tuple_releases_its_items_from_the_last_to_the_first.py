# A dying tuple releases its items from the last to the first.
class Thing:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print(self.n, end=' ')

t = tuple(Thing(n) for n in range(5))
del t  # expect: 4 3 2 1 0 | tuple
print('| tuple')
nested = (Thing('a'), (Thing('b'), Thing('c')), Thing('d'))
del nested  # expect: d c b a | nested
print('| nested')
