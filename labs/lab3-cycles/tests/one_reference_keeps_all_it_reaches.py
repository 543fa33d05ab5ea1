# One reference from outside keeps the object it leads to, and all that this one reaches.
import gc
gc.disable()
gc.collect()

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, 'dies')

def build():
    ring = [Node(name) for name in 'ABCD']
    for i in range(4):
        ring[i].next = ring[i - 1]
    ring[2].tail = Node('T')
    loner = Node('L')
    loner.me = loner
    loner.way_in = ring[0]
    return ring[3]

kept = build()
print(gc.collect())  # expect: L dies
# expect: 1
print(kept.next.tail.name)  # expect: T
kept.next.next = None  # the ring is cut: from here on, counting is enough
# expect: B dies
# expect: A dies
kept = None
# expect: D dies
# expect: C dies
# expect: T dies
print(gc.collect())  # expect: 0
