# Objects without cycles die at once even when the collector is off.
import gc

class Node:
    alive = 0

    def __init__(self):
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1

gc.disable()
gc.collect()
nodes = [Node() for _ in range(1000)]
print(Node.alive)  # expect: 1000
del nodes[500:]
print(Node.alive)  # expect: 500
nodes = None
print(Node.alive, gc.collect())  # expect: 0 0
