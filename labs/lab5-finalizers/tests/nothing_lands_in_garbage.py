# Before Python 3.4 a ring with a __del__ was uncollectable. Now it is collected like any other.
import gc

gc.disable()


class Node:
    def __init__(self, other=None):
        self.other = other

    def __del__(self):
        finalized.append(type(self).__name__)


class Special(Node):
    pass


finalized = []
gc.collect()
for cls in (Node, Special):
    first = cls()
    second = cls(first)
    first.other = second
    del first, second
print('collected', gc.collect())  # expect: collected 4
print(finalized.count('Node'), finalized.count('Special'))  # expect: 2 2
print('uncollectable:', len(gc.garbage))  # expect: uncollectable: 0
