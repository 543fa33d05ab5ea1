# In a garbage set every __del__ runs before anything is cleared.
import gc
gc.disable()

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        seen.append(self.name + '>' + self.other.name + '>' + self.other.other.name)

seen = []
gc.collect()
a, b = Node('a'), Node('b')
a.other, b.other = b, a
del a, b
print(gc.collect())  # expect: 2
print(sorted(seen))  # expect: ['a>b>a', 'b>a>b']
