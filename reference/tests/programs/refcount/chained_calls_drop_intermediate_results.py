# In a chain of calls each intermediate object dies as soon as its result is there.
class Step:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('-' + str(self.n), end=' ')
    def next(self):
        return Step(self.n + 1)

print(Step(1).next().next().next().n)  # expect: -1 -2 -3 -4 4
s = Step(10).next()  # expect: -10 | 11
print('|', s.n)
s = s.next()  # expect: -11 | 12
print('|', s.n)
values = [Step(n).n for n in range(20, 23)]  # expect: -20 -21 -22 | [20, 21, 22]
print('|', values)
del s  # expect: -12 |
print('|')
