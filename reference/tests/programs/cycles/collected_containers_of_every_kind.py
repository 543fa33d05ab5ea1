# Objects tied through list, dict, tuple and set are all found and counted.
import gc
gc.disable()

class Node:
    pass

def ring(n):
    nodes = [Node() for _ in range(n)]
    for i, x in enumerate(nodes):
        x.next = nodes[(i + 1) % n]
        x.list = [x]
        x.dict = {'k': x}
        x.tuple = (x, 1)
        x.set = {x}

gc.collect()
ring(5)
print(gc.collect())  # expect: 25
ring(1)
print(gc.collect())  # expect: 5
