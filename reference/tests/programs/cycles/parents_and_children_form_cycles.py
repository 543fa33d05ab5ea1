# A tree with parent links is cyclic: dropping the root frees nothing before the collector comes.
import gc
gc.disable()

class Tree:
    alive = 0

    def __init__(self, parent=None):
        Tree.alive += 1
        self.parent = parent
        self.children = []
        if parent is not None:
            parent.children.append(self)

    def __del__(self):
        Tree.alive -= 1

gc.collect()
root = Tree()
for _ in range(3):
    Tree(Tree(root))
print(Tree.alive)  # expect: 7
del root
print(Tree.alive)  # expect: 7
print(gc.collect(), Tree.alive)  # expect: 14 0
