# DEBUG_SAVEALL with a look at gc.garbage names the types that make cycles.
import gc
gc.disable()

class Parent:
    def __init__(self):
        self.child = Child(self)

class Child:
    def __init__(self, parent):
        self.parent = parent

gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
for _ in range(3):
    Parent()
gc.collect()
gc.set_debug(0)
names = {}
for o in gc.garbage:
    names[type(o).__name__] = names.get(type(o).__name__, 0) + 1
print(sorted(names.items()))  # expect: [('Child', 3), ('Parent', 3)]
gc.garbage.clear()
o = None
print(gc.collect())  # expect: 6
