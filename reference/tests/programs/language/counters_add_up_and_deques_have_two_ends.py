# A Counter counts and takes part in sums; a deque is cheap at both ends; a ChainMap is several dicts seen
# as one; an OrderedDict and a defaultdict are dicts with one thing more.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

a, b = Counter("aabc"), Counter(a=1, d=2)
print(a, a["z"], "z" in a, a.most_common(1), sorted(a.elements()), a.total())  # expect: Counter({'a': 2, 'b': 1, 'c': 1}) 0 False [('a', 2)] ['a', 'a', 'b', 'c'] 4
print(a + b, a - b, a | b, a & b)  # expect: Counter({'a': 3, 'd': 2, 'b': 1, 'c': 1}) Counter({'a': 1, 'b': 1, 'c': 1}) Counter({'a': 2, 'd': 2, 'b': 1, 'c': 1}) Counter({'a': 1})
a.update("zz")
a.subtract({"a": 5})
print(a, +a, -a)  # expect: Counter({'z': 2, 'b': 1, 'c': 1, 'a': -3}) Counter({'z': 2, 'b': 1, 'c': 1}) Counter({'a': 3})
a += b
print(a)  # expect: Counter({'z': 2, 'd': 2, 'b': 1, 'c': 1})
a -= Counter(d=1)
a |= Counter(e=4)
a &= Counter(e=1, z=9)
print(a, type(a).__name__)  # expect: Counter({'z': 2, 'e': 1}) Counter
print(Counter(a=0) == Counter(), Counter(a=1) <= Counter("ab"), Counter(a=1) < Counter(a=1), Counter("aa") > Counter("a"), Counter("a") != Counter("b"))  # expect: True True False True True
print(Counter(a=1) == {"a": 1}, Counter({"x": 2, "y": 1}).copy(), Counter([1, 2, 1]).most_common())  # expect: True Counter({'x': 2, 'y': 1}) [(1, 2), (2, 1)]

d = deque("abc", maxlen=4)
d.append("d")
d.append("e")
d.appendleft("z")
print(d, len(d), d[0], d[-1], d.maxlen, "e" in d, list(reversed(d)))  # expect: deque(['z', 'b', 'c', 'd'], maxlen=4) 4 z d 4 False ['d', 'c', 'b', 'z']
d.rotate(1)
print(d, d.pop(), d.popleft(), d)  # expect: deque(['z', 'b'], maxlen=4) c d deque(['z', 'b'], maxlen=4)
d.extend("xy")
d.extendleft([1, 2])
print(d, d.index(1), d.count("y"))  # expect: deque([2, 1, 'z', 'b'], maxlen=4) 1 0
d = deque([1, 2])
d += [3]
d.insert(1, 9)
d.remove(2)
print(d, d + deque([4]), d * 2, 2 * deque("a"), deque("ab", 3) * 2, d < deque([2]), d == deque([1, 9, 3]), d != [1, 9, 3])  # expect: deque([1, 9, 3]) deque([1, 9, 3, 4]) deque([1, 9, 3, 1, 9, 3]) deque(['a', 'a']) deque(['b', 'a', 'b'], maxlen=3) True True True
d *= 2
d.reverse()
del d[0]
d[1] = "x"
print(d, d.copy() == d, deque(maxlen=0), bool(deque()))  # expect: deque([9, 'x', 3, 9, 1]) True deque([], maxlen=0) False

base = {"x": 1, "y": 2}
chain = ChainMap({"x": 9}, base)
print(chain, chain["x"], chain["y"], len(chain), list(chain), chain.get("q", 0), "y" in chain, dict(chain))  # expect: ChainMap({'x': 9}, {'x': 1, 'y': 2}) 9 2 2 ['x', 'y'] 0 True {'x': 9, 'y': 2}
chain["y"] = 5
child = chain.new_child({"z": 0}, w=1)
print(base, chain.maps[0], child, child.parents is chain, child.parents == chain, chain.pop("x"), chain["x"])  # expect: {'x': 1, 'y': 2} {'y': 5} ChainMap({'z': 0, 'w': 1}, {'y': 5}, {'x': 1, 'y': 2}) False True 9 1
print(sorted(child.items()), list(child.keys()), chain | {"n": 1}, {"n": 1} | chain, chain.copy().maps[1] is base)  # expect: [('w', 1), ('x', 1), ('y', 5), ('z', 0)] ['x', 'y', 'z', 'w'] ChainMap({'y': 5, 'n': 1}, {'x': 1, 'y': 2}) ChainMap({'n': 1, 'x': 1, 'y': 5}) True
chain |= {"k": 3}
chain.setdefault("k", 4)
chain.update(m=1)
print(chain, chain == {"x": 1, "y": 5, "k": 3, "m": 1}, bool(ChainMap()), ChainMap.fromkeys("ab", 1))  # expect: ChainMap({'y': 5, 'k': 3, 'm': 1}, {'x': 1, 'y': 2}) True False ChainMap({'a': 1, 'b': 1})

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o, list(reversed(o)))  # expect: OrderedDict([('b', 2)]) ('a', 1) ('c', 3) OrderedDict([('b', 2)]) ['b']
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1})  # expect: False True
lists = defaultdict(list)
lists["a"].append(1)
lists["b"]
print(lists, lists.get("c"), lists.default_factory, lists.copy())  # expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) None <class 'list'> defaultdict(<class 'list'>, {'a': [1], 'b': []})
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(3)
print(p, p._replace(y=4), p._asdict(), Point._fields, Point._make([1, 2]), p == (3, 0), p.x, Point._field_defaults)  # expect: Point(x=3, y=0) Point(x=3, y=4) {'x': 3, 'y': 0} ('x', 'y') Point(x=1, y=2) True 3 {'y': 0}


def attempt(function):
    try:
        print(function())
    except (TypeError, LookupError, ValueError, NotImplementedError, AttributeError) as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: Counter.fromkeys("ab"))  # expect: NotImplementedError: Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
attempt(lambda: deque().pop())  # expect: IndexError: pop from an empty deque
attempt(lambda: deque([1])[3])  # expect: IndexError: deque index out of range
attempt(lambda: deque([], -1))  # expect: ValueError: maxlen must be non-negative
attempt(lambda: deque([1], 1).insert(0, 2))  # expect: IndexError: deque already at its maximum size
attempt(lambda: ChainMap()["q"])  # expect: KeyError: 'q'
attempt(lambda: ChainMap({}, {"a": 1}).pop("a"))  # expect: KeyError: "Key not found in the first mapping: 'a'"
attempt(lambda: ChainMap().popitem())  # expect: KeyError: 'No keys found in the first mapping.'
attempt(lambda: OrderedDict().popitem())  # expect: KeyError: 'dictionary is empty'
attempt(lambda: defaultdict()["a"])  # expect: KeyError: 'a'
attempt(lambda: defaultdict(1))  # expect: TypeError: first argument must be callable or None
attempt(lambda: Point())  # expect: TypeError: Point.__new__() missing 1 required positional argument: 'x'
attempt(lambda: namedtuple("P", "a a"))  # expect: ValueError: Encountered duplicate field name: 'a'
attempt(lambda: setattr(p, "x", 1))  # expect: AttributeError: can't set attribute
attempt(lambda: Counter(a=1) + {"a": 1})  # expect: TypeError: unsupported operand type(s) for +: 'Counter' and 'dict'
attempt(lambda: hash(Counter()))  # expect: TypeError: unhashable type: 'Counter'
