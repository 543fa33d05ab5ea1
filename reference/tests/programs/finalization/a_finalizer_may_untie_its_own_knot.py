# When __del__ breaks the cycle, its objects die by counting and are not counted as collected.
import gc
gc.disable()

class Node:
    def __del__(self):
        print('untie')
        self.me = None

gc.collect()
n = Node()
n.me = n
del n
print(gc.collect())
# expect: untie
# expect: 0
print(gc.garbage)  # expect: []
