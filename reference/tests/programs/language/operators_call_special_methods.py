# Operators call the methods of the left operand, then the reflected ones of the right.
class V:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return V(self.x + o.x) if isinstance(o, V) else NotImplemented
    def __radd__(self, o):
        return V(o + self.x)
    def __mul__(self, k):
        return V(self.x * k)
    def __eq__(self, o):
        return isinstance(o, V) and self.x == o.x
    def __lt__(self, o):
        return self.x < o.x
    def __neg__(self):
        return V(-self.x)
    def __repr__(self):
        return f'V({self.x})'

print(V(1) + V(2), 10 + V(1), V(2) * 3, -V(1))  # expect: V(3) V(11) V(6) V(-1)
print(V(1) == V(1), V(1) != V(1), V(1) == 1, V(1) > V(0), sorted([V(2), V(1)]))
# expect: True False False True [V(1), V(2)]
print(sum([V(1), V(2)], V(0)), max(V(1), V(5)))  # expect: V(3) V(5)
for act in (lambda: V(1) + 1, lambda: 3 * V(1), lambda: V(1) >= V(2), lambda: {V(1)}):
    try:
        act()
    except TypeError as e:
        print(e)
# expect: unsupported operand type(s) for +: 'V' and 'int'
# expect: unsupported operand type(s) for *: 'int' and 'V'
# expect: '>=' not supported between instances of 'V' and 'V'
# expect: unhashable type: 'V'
