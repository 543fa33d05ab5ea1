# A class method binds the class, a static method binds nothing.
import sys

class Thing:
    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def plain():
        return 'plain'

o = Thing()
base = sys.getrefcount(o)
s = o.plain
c = o.make
print(sys.getrefcount(o) - base)  # expect: 0
print(c.__self__ is Thing)  # expect: True
print(s is Thing.plain)  # expect: True
print(type(c()).__name__, s())  # expect: Thing plain
before = sys.getrefcount(Thing)
d = Thing.make
print(sys.getrefcount(Thing) - before)  # expect: 1
