# Deleting or replacing a slice releases the removed items from the last to the first, after the list has changed.
class Thing:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print(self.n, len(items), end='; ')

items = [Thing(n) for n in range(6)]
del items[1:4]  # expect: 3 3; 2 3; 1 3; deleted
print('deleted')
items[0:2] = [7, 8, 9]  # expect: 4 4; 0 4; replaced
print('replaced')
items[-1] = None  # expect: 5 4; stored
print('stored')
print(items)  # expect: [7, 8, 9, None]
