# Every finalizer of a ring finds the whole ring, whichever comes first.
import gc

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        walk = [self.name]
        at = self.next
        while at is not self:
            walk.append(at.name)
            at = at.next
        seen.append(''.join(walk))


seen = []
gc.collect()
ring = [Node(name) for name in 'ABCD']
for i in range(4):
    ring[i].next = ring[(i + 1) % 4]
del ring
print(gc.collect())  # expect: 4
print(sorted(seen))  # expect: ['ABCD', 'BCDA', 'CDAB', 'DABC']
