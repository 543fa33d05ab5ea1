# The first counter goes up with each node that is made and down with each that dies.
import gc

gc.disable()

class Node:
    pass

def about(number):
    return (number + 25) // 50 * 50  # a handful of other objects come and go

gc.collect()
start = gc.get_count()[0]
kept = [Node() for _ in range(600)]
print('made 600:', about(gc.get_count()[0] - start))  # expect: made 600: 600
del kept[200:]
print('freed 400:', about(gc.get_count()[0] - start))  # expect: freed 400: 200
for _ in range(5000):
    Node()
print('5000 came and went:', about(gc.get_count()[0] - start))
# expect: 5000 came and went: 200
gc.collect()
kept.clear()
print('freed after a collection:', about(gc.get_count()[0]))
# expect: freed after a collection: 0
