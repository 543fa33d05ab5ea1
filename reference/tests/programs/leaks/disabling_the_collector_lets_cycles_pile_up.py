# With the collector off, cyclic garbage stays until somebody collects.
import gc

class Node:
    alive = 0
    def __init__(self):
        Node.alive += 1
        self.me = self
    def __del__(self):
        Node.alive -= 1

gc.disable()
for _ in range(3000):
    Node()
print(Node.alive)  # expect: 3000
print(gc.collect(), Node.alive)  # expect: 3000 0
gc.enable()
for _ in range(3000):
    Node()
print(Node.alive < 3000)  # expect: True
