# An attribute owns its value; deleting or replacing the attribute releases it.
import sys

class Box:
    pass

class Thing:
    def __del__(self):
        print('dead')

t = Thing()
box = Box()
box.a = t
box.b = t
print(sys.getrefcount(t))  # expect: 4
del box.a
print(sys.getrefcount(t))  # expect: 3
box.b = None
print(sys.getrefcount(t))  # expect: 2
box.c = t
del t
print('only the attribute is left')  # expect: only the attribute is left
del box.c  # expect: dead
print('end')  # expect: end
