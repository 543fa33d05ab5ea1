# copy.copy makes a new object that holds the same things; copy.deepcopy copies what it holds, too, each
# object once.
import copy
import weakref


class Node:
    def __init__(self, value, *parts):
        self.value = value
        self.parts = list(parts)


leaf = Node([1])
top = Node("top", leaf, leaf)
top.parts.append(top)
shallow = copy.copy(top)
print(shallow is top, shallow.parts is top.parts, shallow.value)  # expect: False True top
deep = copy.deepcopy(top)
print(deep.parts[0] is leaf, deep.parts[0] is deep.parts[1], deep.parts[2] is deep)  # expect: False True True
print(deep.parts[0].value == leaf.value, deep.parts[0].value is leaf.value)  # expect: True False

for thing in (1, "a", None, 2.5, 1j, b"x", (), (1, 2), range(3), len, Node, int, ..., NotImplemented):
    assert copy.copy(thing) is thing and copy.deepcopy(thing) is thing, thing
pair = ([1], 2)
print(copy.copy(pair) is pair, copy.deepcopy(pair) is pair, copy.deepcopy(pair))  # expect: True False ([1], 2)
for thing in ([1, [2]], {"a": [1]}, {1, 2}, bytearray(b"ab")):
    new = copy.copy(thing)
    print(new == thing, new is thing, type(new).__name__, copy.deepcopy(thing) == thing)  # expect: True False list True
    # expect: True False dict True
    # expect: True False set True
    # expect: True False bytearray True
loop = []
loop.append((loop, 1))
new = copy.deepcopy(loop)
print(new is loop, new[0][0] is new)  # expect: False True
names = {}
names["self"] = names
print(copy.deepcopy(names)["self"] is names)  # expect: False


class Slots:
    __slots__ = ("a", "b", "__private")

    def __init__(self):
        self.a = [1]
        self.__private = 2

    def private(self):
        return self.__private


one = Slots()
two = copy.copy(one)
print(two.a is one.a, two.private(), hasattr(two, "b"), copy.deepcopy(one).a is one.a)  # expect: True 2 False False


class Listed(list):
    pass


class Named(dict):
    pass


listed = Listed([[1]])
listed.extra = [2]
new = copy.deepcopy(listed)
print(type(new).__name__, new, new[0] is listed[0], new.extra, new.extra is listed.extra)  # expect: Listed [[1]] False [2] False
print(copy.copy(Named(a=1)), copy.copy(listed).extra is listed.extra)  # expect: {'a': 1} True


class Own:
    def __copy__(self):
        return "a copy"

    def __deepcopy__(self, memo):
        return "a deep copy", type(memo).__name__


print(copy.copy(Own()), copy.deepcopy(Own()), copy.deepcopy([Own()]))  # expect: a copy ('a deep copy', 'dict') [('a deep copy', 'dict')]


class Reduced:
    def __init__(self, value):
        self.value = value
        print("made with", value)

    def __reduce__(self):
        return Reduced, (self.value,)


class Restored:
    def __init__(self):
        self.value = 1

    def __getstate__(self):
        return {"kept": self.value}

    def __setstate__(self, state):
        self.state = state


class Numbered(int):
    pass


print(copy.copy(Reduced([1])).value, copy.deepcopy(Reduced([2])).value)
# expect: made with [1]
# expect: made with [1]
# expect: made with [2]
# expect: made with [2]
# expect: [1] [2]
print(copy.copy(Restored()).__dict__, copy.deepcopy(Restored()).__dict__)  # expect: {'state': {'kept': 1}} {'state': {'kept': 1}}
number = Numbered(5)
number.name = "five"
print(copy.copy(number), copy.copy(number).name, type(copy.deepcopy(number)).__name__)  # expect: 5 five Numbered
error = copy.copy(ValueError("a", 1))
print(type(error).__name__, error.args)  # expect: ValueError ('a', 1)
target = Node(1)
ref = weakref.ref(target)
print(copy.copy(ref) is ref, copy.deepcopy(ref) is ref)  # expect: True True
memo = {}
first = copy.deepcopy(leaf, memo)
print(copy.deepcopy(leaf, memo) is first)  # expect: True
import collections
Pair = collections.namedtuple("Pair", "a b")
print(copy.copy(Pair([1], 2)), copy.deepcopy(Pair([1], 2)), type(copy.deepcopy(Pair(1, 2))).__name__)  # expect: Pair(a=[1], b=2) Pair(a=[1], b=2) Pair
print(copy.copy(collections.deque([1, 2], 3)), copy.deepcopy(collections.OrderedDict(a=[1])))  # expect: deque([1, 2], maxlen=3) OrderedDict([('a', [1])])
d = collections.defaultdict(list, {1: [2]})
print(copy.copy(d), copy.deepcopy(d)[1] is d[1], copy.copy(collections.Counter("aab")))  # expect: defaultdict(<class 'list'>, {1: [2]}) False Counter({'a': 2, 'b': 1})


def attempt(function):
    try:
        print(function())
    except (TypeError, copy.Error) as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: copy.copy(x for x in []))  # expect: TypeError: cannot pickle 'generator' object


class Full:
    __slots__ = ("a", "items", "pairs")

    def __init__(self):
        self.items, self.pairs = [], {}

    def append(self, item):
        self.items.append(item)

    def __setitem__(self, key, value):
        self.pairs[key] = value

    def __reduce_ex__(self, protocol):
        return Full, (), (None, {"a": [1]}), iter([[2]]), iter([("k", [3])])


one = copy.deepcopy(Full())
print(one.a, one.items, one.pairs)  # expect: [1] [[2]] {'k': [3]}


class Kept(list):
    def __reduce__(self):
        return "Kept"


kept = Kept()
print(copy.copy(kept) is kept, copy.deepcopy(kept) is kept)  # expect: True True


class Half:
    def __init__(self):
        self.a, self.b = 1, [2]

    def __getstate__(self):
        return {"b": self.b}


half = Half()
print(copy.copy(half).__dict__, copy.copy(half).b is half.b, copy.deepcopy(half).b is half.b)  # expect: {'b': [2]} True False
