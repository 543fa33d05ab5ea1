# A dying list releases its items from the last to the first.
class Thing:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print(self.n, end=' ')

items = [Thing(n) for n in range(5)]
del items  # expect: 4 3 2 1 0 | list
print('| list')
items = [Thing(n) for n in range(5)]
items.clear()  # expect: 4 3 2 1 0 | clear []
print('| clear', items)
