# Slots of a subclass are released before those of its base, and the dict last.
class Thing:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('-' + str(self.n), end=' ')

class Base:
    __slots__ = ('a', 'b')

class Sub(Base):
    __slots__ = ('c',)

class Open(Sub):
    pass

for cls in (Base, Sub, Open):
    o = cls()
    for name in 'cba':
        if hasattr(cls, name):
            setattr(o, name, Thing(name))
    if cls is Open:
        o.x = Thing('x')
    del o
    print('|', cls.__name__)
# expect: -a -b | Base
# expect: -c -a -b | Sub
# expect: -c -a -b -x | Open
