# Finalized on one path, silent on the other, in both directions.
import gc

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name
        self.me = None

    def __del__(self):
        print(self.name, 'comes back')
        saved.append(self)


saved = []
gc.collect()
a = Node('A')
del a  # expect: A comes back
saved[0].me = saved[0]
saved.clear()
print('A in a ring:', gc.collect())  # expect: A in a ring: 1

b = Node('B')
b.me = b
del b
print('B in a ring:', gc.collect())
# expect: B comes back
# expect: B in a ring: 0
saved[0].me = None
saved.clear()
print('both are gone, later:', gc.collect())  # expect: both are gone, later: 0
