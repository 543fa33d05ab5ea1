# Clearing the one dict at the root frees a whole graph when it has no cycles.
class Item:
    alive = 0
    def __init__(self, *parts):
        Item.alive += 1
        self.parts = parts
    def __del__(self):
        Item.alive -= 1

store = {}
for n in range(10):
    shared = Item()
    store[n] = Item(shared, Item(shared))
shared = None
print(Item.alive)  # expect: 30
for n in range(5):
    del store[n]
print(Item.alive)  # expect: 15
store.clear()
print(Item.alive)  # expect: 0
