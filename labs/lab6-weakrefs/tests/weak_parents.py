# A tree whose children know their parent weakly has no ring, so it dies at once, by counting alone.
import gc
import weakref

gc.disable()

class Tree:
    def __init__(self, name, parent=None):
        self.name = name
        self.children = []
        self.parent = weakref.ref(parent) if parent else None
        if parent:
            parent.children.append(self)

    def path(self):
        above = self.parent() if self.parent else None
        return (above.path() + "/" if above else "") + self.name

    def __del__(self):
        print(self.name, "dies")

root = Tree("root")
branch = Tree("branch", root)
leaf = Tree("leaf", branch)
print(leaf.path())     # expect: root/branch/leaf
del branch
print(leaf.path())     # expect: root/branch/leaf
del root
# expect: root dies
# expect: branch dies
print(leaf.path())     # expect: leaf
del leaf               # expect: leaf dies
print(gc.collect())    # expect: 0
