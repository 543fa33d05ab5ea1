# len, [], in, for, call and bool work through special methods.
class Deck:
    def __init__(self):
        self.cards = ['a', 'b', 'c']
    def __len__(self):
        return len(self.cards)
    def __getitem__(self, i):
        return self.cards[i]
    def __setitem__(self, i, v):
        self.cards[i] = v
    def __delitem__(self, i):
        del self.cards[i]
    def __contains__(self, c):
        return c.lower() in self.cards
    def __call__(self, *args):
        return args

d = Deck()
print(len(d), d[0], d[-1], d[0:2], 'A' in d, d(1, 2), bool(d))  # expect: 3 a c ['a', 'b'] True (1, 2) True
d[0] = 'z'
del d[1]
print([c for c in d], list(reversed(d)))  # expect: ['z', 'c'] ['c', 'z']

class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Countdown(3)), max(Countdown(4)), 2 in Countdown(5), [*zip(Countdown(2), 'ab')])
# expect: [2, 1, 0] 3 True [(1, 'a'), (0, 'b')]
