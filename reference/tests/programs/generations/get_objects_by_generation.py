# get_objects lists tracked objects, of all generations or of one, and checks its argument.
import gc
gc.disable()

class Node:
    pass

gc.collect()
a = Node()
b = [a]
print(sum(isinstance(x, Node) for x in gc.get_objects()))  # expect: 1
print(any(x is b for x in gc.get_objects(generation=0)))  # expect: True
print(any(x is b for x in gc.get_objects(generation=2)))  # expect: False
print(len(gc.get_objects(None)) >= len(gc.get_objects(2)))  # expect: True
for bad in (-2, 3):
    try:
        gc.get_objects(generation=bad)
    except ValueError:
        print('ValueError')
# expect: ValueError
# expect: ValueError
l = gc.get_objects()
print(any(x is l for x in l))  # expect: False
