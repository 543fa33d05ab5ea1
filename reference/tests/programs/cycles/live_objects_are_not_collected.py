# The collector frees nothing that the program can reach.
import gc

class Tree:
    def __init__(self, depth, parent=None):
        self.parent = parent
        self.children = [Tree(depth - 1, self) for _ in range(3)] if depth else []

    def count(self):
        return 1 + sum(c.count() for c in self.children)

gc.disable()
gc.collect()
root = Tree(4)
print(root.count(), gc.collect(), root.count())  # expect: 121 0 121
branch = root.children[1]
del root
print(gc.collect(), branch.parent.count())  # expect: 0 121
branch.parent = None
print(gc.collect())  # expect: 162
print(branch.count())  # expect: 40
