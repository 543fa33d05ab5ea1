# UserDict, UserList and UserString keep what they wrap in `data`, so a class can change one method and
# all others follow.
from collections import UserDict, UserList, UserString


class Doubled(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


d = Doubled({"a": 1}, b=2)
d.update(c=3)
d.setdefault("d", 4)
print(d, d.data, len(d), "a" in d, sorted(d), d.get("z"), d == {"a": 2, "b": 4, "c": 6, "d": 8})  # expect: {'a': 2, 'b': 4, 'c': 6, 'd': 8} {'a': 2, 'b': 4, 'c': 6, 'd': 8} 4 True ['a', 'b', 'c', 'd'] None True
print(type(d.copy()).__name__, (d | {"e": 5}), type(d | {}).__name__, UserDict.fromkeys("ab", 0), repr(UserDict()))  # expect: Doubled {'a': 4, 'b': 8, 'c': 12, 'd': 16, 'e': 10} Doubled {'a': 0, 'b': 0} {}
d |= {"f": 1}
del d["a"]
print(d.pop("b"), d.popitem(), d, dict(d))  # expect: 4 ('c', 6) {'d': 8, 'f': 1} {'d': 8, 'f': 1}


class Default(UserDict):
    def __missing__(self, key):
        return key * 2


print(Default()["ab"], "ab" in Default())  # expect: abab False


class Listed(UserList):
    pass


u = Listed([3, 1, 2])
u.append(5)
u += [4]
print(u, sorted(u), u[0], u[1:3], type(u[1:3]).__name__, u + [9], [0] + u, u * 2, len(u), 5 in u)  # expect: [3, 1, 2, 5, 4] [1, 2, 3, 4, 5] 3 [1, 2] Listed [3, 1, 2, 5, 4, 9] [0, 3, 1, 2, 5, 4] [3, 1, 2, 5, 4, 3, 1, 2, 5, 4] 5 True
u.sort()
u.insert(0, 7)
u.remove(3)
u.reverse()
u[0:2] = [8]
del u[-1]
print(u, u.index(8), u.count(2), u.pop(), u == [8, 2], u < [9], u.copy() == u, UserList("ab"), UserList(u))  # expect: [8, 2] 0 1 1 True True True ['a', 'b'] [8, 2]
u.extend(UserList([1]))
u.clear()
print(u, bool(u), u.data)  # expect: [] False []


class Word(UserString):
    pass


w = Word("Hello")
print(w, repr(w), len(w), w.upper(), type(w.upper()).__name__, w + "!", "x" + w, w * 2, w[1], type(w[1]).__name__)  # expect: Hello 'Hello' 5 HELLO Word Hello! xHello HelloHello e Word
print("ell" in w, w == "Hello", hash(w) == hash("Hello"), w < "I", w.find("l"), w.replace("l", "L"), w.split("e"), w.startswith("He"))  # expect: True True True True 2 HeLLo ['H', 'llo'] True
print(Word("%s-%d") % ("a", 1), w.center(9, "*"), w.join(["a", "b"]), w.encode(), int(Word("12")), float(Word("1.5")), Word(12))  # expect: a-1 **Hello** aHellob b'Hello' 12 1.5 12
print(w.isalpha(), w.index("o"), w.partition("l"), w.strip("H"), w.title(), w.zfill(7), w.count("l"), Word("{}!").format(1))  # expect: True 4 ('He', 'l', 'lo') ello Hello 00Hello 2 1!


def attempt(function):
    try:
        print(function())
    except (TypeError, KeyError, ValueError, IndexError) as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: d["none"])  # expect: KeyError: 'none'
attempt(lambda: u[0])  # expect: IndexError: list index out of range
attempt(lambda: u.remove(1))  # expect: ValueError: list.remove(x): x not in list
attempt(lambda: UserDict({}, {}))  # expect: TypeError: UserDict.__init__() takes from 1 to 2 positional arguments but 3 were given
attempt(lambda: w.index("z"))  # expect: ValueError: substring not found
