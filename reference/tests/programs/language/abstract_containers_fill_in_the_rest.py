# A class that has a few methods is a container by collections.abc; who derives from one gets the rest.
import collections
import collections.abc as abc


class Countdown(abc.Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        if not 0 <= index < self.n:
            raise IndexError(index)
        return self.n - index


down = Countdown(3)
print(list(down), 2 in down, 9 in down, down.index(1), down.count(3), list(reversed(down)))  # expect: [3, 2, 1] True False 2 1 [1, 2, 3]


class Items(abc.MutableSequence):
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def insert(self, index, value):
        self.items.insert(index, value)


items = Items("abc")
items.append("d")
items.extend(items)
items += "z"
items.remove("b")
items.reverse()
print(items.items, items.pop(), items.pop(0), len(items))  # expect: ['d', 'c', 'b', 'a', 'd', 'c'] a z 6
items.clear()
print(items.items)  # expect: []


class Lower(abc.MutableMapping):
    def __init__(self, **names):
        self.names = {}
        self.update(names)

    def __getitem__(self, key):
        return self.names[key.lower()]

    def __setitem__(self, key, value):
        self.names[key.lower()] = value

    def __delitem__(self, key):
        del self.names[key.lower()]

    def __iter__(self):
        return iter(self.names)

    def __len__(self):
        return len(self.names)


names = Lower(A=1, b=2)
print("a" in names, "C" in names, names.get("B"), names.get("c", 0), names.setdefault("C", 3), names == {"a": 1, "b": 2, "c": 3})  # expect: True False 2 0 3 True
print(list(names.keys()), list(names.values()), list(names.items()), names.keys() & {"a", "x"}, ("a", 1) in names.items(), 3 in names.values())  # expect: ['a', 'b', 'c'] [1, 2, 3] [('a', 1), ('b', 2), ('c', 3)] {'a'} True True
print(names.pop("A"), names.pop("x", None), names.popitem(), len(names), names.keys() | {"z"} == {"z", "b"})  # expect: 1 None ('b', 2) 1 False


class Letters(abc.MutableSet):
    def __init__(self, letters=()):
        self.text = "".join(dict.fromkeys(letters))

    def __contains__(self, letter):
        return letter in self.text

    def __iter__(self):
        return iter(self.text)

    def __len__(self):
        return len(self.text)

    def add(self, letter):
        self.text += "" if letter in self.text else letter

    def discard(self, letter):
        self.text = self.text.replace(letter, "")

    def __repr__(self):
        return f"<{self.text}>"


one, two = Letters("abc"), Letters("bcd")
print(one & two, one | two, one - two, one ^ two, one <= two, one == Letters("cba"), one.isdisjoint("xyz"))  # expect: <bc> <abcd> <a> <ad> False True True
print(one & "bx", {"a"} | one, one >= {"a"}, one > one)  # expect: <b> <abc> True False
one |= "e"
one -= "a"
one ^= "be"
two &= "db"
one.remove("c")
print(one, two, two.pop() in "bd", len(two))  # expect: <> <d> True 1

for cls in (abc.Hashable, abc.Iterable, abc.Iterator, abc.Reversible, abc.Sized, abc.Container, abc.Collection, abc.Callable,
            abc.Set, abc.MutableSet, abc.Mapping, abc.MutableMapping, abc.Sequence, abc.MutableSequence, abc.Generator,
            abc.KeysView, abc.ByteString):
    print(cls.__name__, [isinstance(x, cls) for x in (1, "a", b"", [], (), {}, set(), frozenset(), iter([]), len, {}.keys(), range(1),
                                                      collections.deque(), down, names, one)])
    # expect: Hashable [True, True, True, False, True, False, False, True, True, True, False, True, False, True, False, False]
    # expect: Iterable [False, True, True, True, True, True, True, True, True, False, True, True, True, True, True, True]
    # expect: Iterator [False, False, False, False, False, False, False, False, True, False, False, False, False, False, False, False]
    # expect: Reversible [False, True, True, True, True, True, False, False, False, False, True, True, True, True, False, False]
    # expect: Sized [False, True, True, True, True, True, True, True, False, False, True, True, True, True, True, True]
    # expect: Container [False, True, True, True, True, True, True, True, False, False, True, True, True, True, True, True]
    # expect: Collection [False, True, True, True, True, True, True, True, False, False, True, True, True, True, True, True]
    # expect: Callable [False, False, False, False, False, False, False, False, False, True, False, False, False, False, False, False]
    # expect: Set [False, False, False, False, False, False, True, True, False, False, True, False, False, False, False, True]
    # expect: MutableSet [False, False, False, False, False, False, True, False, False, False, False, False, False, False, False, True]
    # expect: Mapping [False, False, False, False, False, True, False, False, False, False, False, False, False, False, True, False]
    # expect: MutableMapping [False, False, False, False, False, True, False, False, False, False, False, False, False, False, True, False]
    # expect: Sequence [False, True, True, True, True, False, False, False, False, False, False, True, True, True, False, False]
    # expect: MutableSequence [False, False, False, True, False, False, False, False, False, False, False, False, True, False, False, False]
    # expect: Generator [False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False]
    # expect: KeysView [False, False, False, False, False, False, False, False, False, False, True, False, False, False, False, False]
    # expect: ByteString [False, False, True, False, False, False, False, False, False, False, False, False, False, False, False, False]


class Own:
    def __iter__(self):
        return iter([])

    def __len__(self):
        return 0


class NotIterable(Own):
    __iter__ = None


print(isinstance(Own(), abc.Iterable), isinstance(Own(), abc.Collection), issubclass(NotIterable, abc.Iterable), issubclass(Own, abc.Sized))  # expect: True False False True


def attempt(function):
    try:
        print(function())
    except (TypeError, KeyError, ValueError, IndexError) as e:
        print(f"{type(e).__name__}: {e}".strip(" :"))


attempt(abc.Sequence)  # expect: TypeError: Can't instantiate abstract class Sequence with abstract methods __getitem__, __len__
attempt(abc.Iterator)  # expect: TypeError: Can't instantiate abstract class Iterator with abstract method __next__
attempt(lambda: names["zz"])  # expect: KeyError: 'zz'
attempt(lambda: one.remove("?"))  # expect: KeyError: '?'
attempt(lambda: Letters().pop())  # expect: KeyError
attempt(lambda: down.index(7))  # expect: ValueError
attempt(lambda: Items([]).pop())  # expect: IndexError: list index out of range
attempt(lambda: Lower().popitem())  # expect: KeyError
attempt(lambda: hash(one))  # expect: TypeError: unhashable type: 'Letters'
