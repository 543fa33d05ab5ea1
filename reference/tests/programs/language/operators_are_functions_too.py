# The module operator has a function for every operator, and makers of functions.
import operator as op

print(op.add(1, 2), op.sub(5, 3), op.mul("ab", 2), op.truediv(1, 4), op.floordiv(-7, 2), op.mod(-7, 3))  # expect: 3 2 abab 0.25 -4 2
print(op.pow(2, 10), op.lshift(1, 5), op.rshift(32, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3))  # expect: 1024 32 8 2 7 5
print(op.neg(3), op.pos(-3), op.invert(5), op.inv(5), op.abs(-2), op.not_([]), op.truth([0]))  # expect: -3 -3 -6 -6 2 True True
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(3, 2))  # expect: True True True True False True
print(op.is_(None, None), op.is_not(1, None), op.contains([1, 2], 2), op.concat([1], [2]))  # expect: True True True [1, 2]
print(op.countOf([1, 2, 1, 1.0], 1), op.indexOf("hello", "l"), op.index(True), op.length_hint([1, 2], 9))  # expect: 3 2 1 2
print(op.length_hint(iter(range(4))), op.length_hint(object(), 7))  # expect: 4 7
names = {"a": [1, 2, 3]}
op.setitem(names, "b", 5)
op.delitem(names, "a")
print(names, op.getitem(names, "b"))  # expect: {'b': 5} 5
items = [1]
same = op.iadd(items, (2, 3))
print(same is items, items, op.iconcat(items, [4]), op.imul(items, 2), op.isub(5, 3), op.ior({1}, {2}))  # expect: True [1, 2, 3, 4, 1, 2, 3, 4] [1, 2, 3, 4, 1, 2, 3, 4] [1, 2, 3, 4, 1, 2, 3, 4] 2 {1, 2}
print(op.__add__ is op.add, op.call(max, 3, 4), op.call(dict, a=1))  # expect: True 4 {'a': 1}


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def moved(self, dx, dy=0):
        return self.x + dx, self.y + dy


points = [Point(2, 1), Point(1, 5)]
print([p.x for p in sorted(points, key=op.attrgetter("x"))])  # expect: [1, 2]
print(op.attrgetter("x", "y")(points[0]), op.attrgetter("x.real")(points[0]), op.attrgetter("moved.__name__")(points[0]))  # expect: (2, 1) 2 moved
print(op.itemgetter(1)("abc"), op.itemgetter(0, -1)("abc"), op.itemgetter(slice(1, None))("abc"), op.itemgetter("b")(names))  # expect: b ('a', 'c') bc 5
print(op.methodcaller("moved", 1)(points[0]), op.methodcaller("moved", 1, dy=2)(points[1]), op.methodcaller("upper")("ab"))  # expect: (3, 1) (2, 7) AB
print(op.attrgetter("x", "y"), op.itemgetter(1, "a"), op.methodcaller("moved", 1, dy=2))  # expect: operator.attrgetter('x', 'y') operator.itemgetter(1, 'a') operator.methodcaller('moved', 1, dy=2)


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError, LookupError, AttributeError) as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: op.add(1, "2"))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
attempt(lambda: op.indexOf([1], 2))  # expect: ValueError: sequence.index(x): x not in sequence
attempt(lambda: op.index(1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: op.attrgetter(1))  # expect: TypeError: attribute name must be a string
attempt(lambda: op.attrgetter("z")(points[0]))  # expect: AttributeError: 'Point' object has no attribute 'z'
attempt(lambda: op.itemgetter(9)("abc"))  # expect: IndexError: string index out of range
attempt(lambda: op.concat(1, 2))  # expect: TypeError: 'int' object can't be concatenated
attempt(lambda: op.length_hint([], "x"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
