# Attributes set after __init__, in another order, still live in the instance: a cycle of two stays two objects.
import gc
gc.disable()

class Node:
    def __init__(self):
        self.a = 1

gc.collect()
x, y = Node(), Node()
x.b, x.c = y, 2
y.c, y.b = 3, x
print(list(gc.get_referents(x)).count(y))  # expect: 1
del x, y
print(gc.collect())  # expect: 2
many = Node()
for i in range(40):
    setattr(many, 'attr' + str(i), many)
print(len(vars(many)))  # expect: 41
del many
print(gc.collect())  # expect: 2
