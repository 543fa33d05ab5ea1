# A finalizer that saves an attribute saves that object and all below it, and lets itself go.
import gc
gc.disable()
saved = []

class Owner:
    def __del__(self):
        print('owner dies')
        saved.append(self.treasure)

class Thing:
    pass

gc.collect()
o = Owner()
o.me = o
o.treasure = Thing()
o.treasure.inside = {'list': [1, 2, 3]}
o.other = [Thing()]
del o
print(gc.collect())
# expect: owner dies
# expect: 3
print(saved[0].inside)  # expect: {'list': [1, 2, 3]}
del saved[:]
print(gc.collect())  # expect: 0
