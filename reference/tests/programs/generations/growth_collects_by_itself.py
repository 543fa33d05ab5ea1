# Enough surviving objects start a young collection, which finds cycles made meanwhile.
import gc

class Node:
    alive = 0

    def __init__(self):
        Node.alive += 1
        self.me = self

    def __del__(self):
        Node.alive -= 1

gc.collect()
for i in range(10000):
    Node()
print(0 < Node.alive < 2000)  # expect: True
gc.disable()
before = Node.alive
for i in range(5000):
    Node()
print(Node.alive - before)  # expect: 5000
gc.collect()
print(Node.alive)  # expect: 0
