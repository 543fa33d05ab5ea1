# Whatever refers to a ring from outside keeps it: the collector need not know where it is.
import gc
gc.disable()
gc.collect()

class Node:
    def me_too(self):
        pass

def ring():
    node = Node()
    node.me = node
    return node

def default(node=ring()):
    pass

def closure():
    node = ring()
    return lambda: node

def waiting():
    node = ring()
    yield

box = [{'deep': (ring(),)}]
kept = closure()
method = ring().me_too
frame = waiting()
next(frame)
Node.shared = ring()
print(gc.collect())  # expect: 0
box.clear()
print(gc.collect())  # expect: 1
kept = None
print(gc.collect())  # expect: 1
method = None
print(gc.collect())  # expect: 1
frame = None
print(gc.collect())  # expect: 1
default.__defaults__ = None
print(gc.collect())  # expect: 1
del Node.shared
print(gc.collect())  # expect: 1
