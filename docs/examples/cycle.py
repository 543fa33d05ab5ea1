import gc


class Node:
    pass


def ring(size):
    nodes = [Node() for i in range(size)]
    for i in range(size):
        nodes[i].next = nodes[(i + 1) % size]
    return nodes[0]


gc.disable()
gc.collect()
kept = ring(3)
ring(5)
print(gc.collect())  # expect: 5
