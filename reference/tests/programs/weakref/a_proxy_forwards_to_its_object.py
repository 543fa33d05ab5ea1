# A proxy forwards attributes, operators and methods, and fails when its object is gone.
import weakref

class Box:
    def __init__(self, items):
        self.items = items
    def __len__(self):
        return len(self.items)
    def __getitem__(self, i):
        return self.items[i]
    def __add__(self, other):
        return 'sum with ' + str(other)
    def __contains__(self, x):
        return x in self.items
    def __str__(self):
        return 'Box' + str(self.items)

b = Box([1, 2, 3])
p = weakref.proxy(b)
print(len(p), p[0], 2 in p, p + 1, str(p), bool(p))  # expect: 3 1 True sum with 1 Box[1, 2, 3] True
p.colour = 'red'
print(b.colour, isinstance(p, Box), type(p).__name__)  # expect: red True ProxyType
try:
    hash(p)
except TypeError as e:
    print(e)
# expect: unhashable type: 'weakref.ProxyType'
del b
try:
    len(p)
except ReferenceError as e:
    print(e)
# expect: weakly-referenced object no longer exists
