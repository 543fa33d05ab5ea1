# Once __dict__ was asked for, an instance in a cycle counts as two: itself and its dict.
import gc
gc.disable()

class Node:
    pass

gc.collect()
a = Node()
a.me = a
a.__dict__
del a
print(gc.collect())  # expect: 2
b = Node()
b.me = b
vars(b)['more'] = 1
del b
print(gc.collect())  # expect: 2
c = Node()
c.me = c
setattr(c, 'x', getattr(c, 'me'))
hasattr(c, 'y')
del c
print(gc.collect())  # expect: 1
