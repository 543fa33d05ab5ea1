# Leaving a loop by break or return lets go of its iterator, and so of the list that only the loop owns.
class Thing:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('-' + str(self.n), end=' ')

def by_return():
    for x in [Thing(1), Thing(2), Thing(3)]:
        if x.n == 2:
            return 'returned'

def by_break():
    for x in [Thing(1), Thing(2), Thing(3)]:
        if x.n == 2:
            break
    print('| after break, x is', x.n, end=' ')

print(by_return())  # expect: -3 -1 -2 returned
by_break()  # expect: -3 -1 | after break, x is 2 -2 | end
print('| end')
