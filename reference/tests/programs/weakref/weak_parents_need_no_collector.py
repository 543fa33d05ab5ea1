# A tree whose children refer to their parents weakly dies by counting alone.
import gc
import weakref
gc.disable()

class Tree:
    def __init__(self, name, parent=None):
        self.name = name
        self.children = []
        self._parent = weakref.ref(parent) if parent is not None else None
        if parent is not None:
            parent.children.append(self)

    @property
    def parent(self):
        return self._parent() if self._parent is not None else None

    def __del__(self):
        print('dead', self.name)

gc.collect()
root = Tree('root')
leaf = Tree('leaf', Tree('inner', root))
print(leaf.parent.name, leaf.parent.parent.name)  # expect: inner root
del root
# expect: dead root
# expect: dead inner
print(leaf.parent)  # expect: None
del leaf  # expect: dead leaf
print(gc.collect())  # expect: 0
