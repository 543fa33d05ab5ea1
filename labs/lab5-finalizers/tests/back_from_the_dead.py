# A finalizer brings its object back: the object, what it reaches, and nothing else; and only once.
import gc

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        finalized.append(self.name)
        if self.name == 'A':
            saved.append(self)


finalized = []
saved = []
gc.collect()
a, b, c = Node('A'), Node('B'), Node('C')
a.next, b.next, c.next = b, a, c  # A and B are a ring, C is one of its own
del a, b, c
print('collected', gc.collect())  # expect: collected 1
print('finalized', sorted(finalized))  # expect: finalized ['A', 'B', 'C']
print('saved', saved[0].name, 'with', saved[0].next.name)  # expect: saved A with B

saved.clear()
print('collected', gc.collect())  # expect: collected 2
print('finalized', sorted(finalized))  # expect: finalized ['A', 'B', 'C']
print('saved', len(saved))  # expect: saved 0
