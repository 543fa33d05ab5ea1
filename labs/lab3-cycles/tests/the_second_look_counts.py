# A finalizer brings one ring back to life: the second look spares it, and only the rest counts.
import gc
gc.disable()
gc.collect()
saved = []

class Node:
    def __init__(self, name):
        self.name = name

class Saved(Node):
    def __del__(self):
        saved.append(self)

def build():
    for cls, names in ((Node, 'GH'), (Saved, 'ST')):
        a, b = cls(names[0]), Node(names[1])
        a.other, b.other = b, a

build()
print(gc.collect())  # expect: 2
print(saved[0].name, saved[0].other.name)  # expect: S T
saved.clear()
print(gc.collect())  # expect: 2
