# A value in __slots__ is owned like any attribute and released when the instance dies.
import sys

class Point:
    __slots__ = ('x', 'y')

class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dead', self.name)

p = Point()
t = Thing('t')
p.x = t
print(sys.getrefcount(t))  # expect: 3
del p.x
print(sys.getrefcount(t), hasattr(p, 'x'))  # expect: 2 False
p.y = Thing('second slot')
p.x = Thing('first slot')
del p
# expect: dead first slot
# expect: dead second slot
print('point gone')  # expect: point gone
try:
    Point().z = 1
except AttributeError as e:
    print(e)
# expect: 'Point' object has no attribute 'z'
# expect: dead t
