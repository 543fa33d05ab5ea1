# SPDX-License-Identifier: MIT
"""Containers made of the built-in ones: namedtuple, defaultdict, OrderedDict, Counter, deque, ChainMap, UserDict and its kin."""

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]


# ---- namedtuple ----------------------------------------------------------------------------------


class _Field:
    """An attribute that reads one item of a tuple."""

    __slots__ = ("_index",)

    def __init__(self, index):
        self._index = index

    def __get__(self, instance, owner=None):
        return self if instance is None else tuple.__getitem__(instance, self._index)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")


def _read_fields(typename, field_names, rename):
    """The names of the fields as a list, checked."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    seen = set()
    for i, name in enumerate(names):
        if rename and (not name.isidentifier() or name.startswith("_") or name in seen):
            names[i] = f"_{i}"
        seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return names


def _bind(typename, fields, defaults, args, keywords):
    """The items of a new tuple, in order."""
    if len(args) > len(fields):
        least = len(fields) - len(defaults) + 1
        expected = len(fields) + 1 if not defaults else f"from {least} to {len(fields) + 1}"
        raise TypeError(f"{typename}.__new__() takes {expected} positional arguments but "
                        f"{len(args) + 1} were given")
    items = list(args)
    missing = []
    for name in fields[len(args):]:
        if name in keywords:
            items.append(keywords.pop(name))
        elif name in defaults:
            items.append(defaults[name])
        else:
            missing.append(repr(name))
    for name in keywords:
        problem = "multiple values for" if name in fields else "an unexpected keyword"
        raise TypeError(f"{typename}.__new__() got {problem} argument '{name}'")
    if missing:
        listed = missing[-1]
        if len(missing) == 2:
            listed = " and ".join(missing)
        elif len(missing) > 2:
            listed = ", ".join(missing[:-1]) + ", and " + missing[-1]
        plural = "s" if len(missing) > 1 else ""
        raise TypeError(f"{typename}.__new__() missing {len(missing)} required positional "
                        f"argument{plural}: {listed}")
    return items


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class derived from tuple whose items also have names."""
    fields = tuple(_read_fields(typename, field_names, rename))
    if defaults is None:
        defaults = {}
    else:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError("Got more default values than field names")
        defaults = dict(zip(fields[len(fields) - len(defaults):], defaults))

    def __new__(cls, /, *args, **keywords):
        if keywords or len(args) != len(fields):
            args = _bind(typename, fields, defaults, args, keywords)
        return tuple.__new__(cls, args)

    @classmethod
    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != len(fields):
            raise TypeError(f"Expected {len(fields)} arguments, got {len(result)}")
        return result

    def _replace(self, /, **keywords):
        result = self._make([keywords.pop(name, value) for name, value in zip(fields, self)])
        if keywords:
            raise ValueError(f"Got unexpected field names: {list(keywords)!r}")
        return result

    def __repr__(self):
        listed = ", ".join([f"{name}={value!r}" for name, value in zip(fields, self)])
        return f"{self.__class__.__name__}({listed})"

    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": defaults,
        "__match_args__": fields,
        "__new__": __new__,
        "_make": _make,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": lambda self: dict(zip(fields, self)),
        "__getnewargs__": lambda self: tuple(self),
    }
    for i, name in enumerate(fields):
        namespace[name] = _Field(i)
    if module is None:
        import sys
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
    namespace["__module__"] = module
    return type(typename, (tuple,), namespace)


# ---- dicts ---------------------------------------------------------------------------------------


class defaultdict(dict):
    """A dict that makes the values of missing keys."""

    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **keywords)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"


class OrderedDict(dict):
    """A dict that can reorder its entries, and whose comparison looks at the order."""

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self)) if last else next(iter(self))
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            others = list(self.items())
            self.clear()
            self[key] = value
            self.update(others)

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        listed = repr(list(self.items())) if self else ""
        return f"{self.__class__.__name__}({listed})"


class Counter(dict):
    """A dict that counts: missing keys have the value 0."""

    def __init__(self, iterable=None, /, **keywords):
        super().__init__()
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **keywords):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) + count
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + 1
        if keywords:
            self.update(keywords)

    def subtract(self, iterable=None, /, **keywords):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) - count
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) - 1
        if keywords:
            self.subtract(keywords)

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return ordered if n is None else ordered[:n]

    def total(self):
        return sum(self.values())

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def _combine(self, other, function):
        result = Counter()
        for key in list(self) + [key for key in other if key not in self]:
            count = function(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda mine, theirs: mine + theirs)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda mine, theirs: mine - theirs)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, min)

    def _become(self, counts):
        """Takes over the counts of another one."""
        if counts is NotImplemented:
            return counts
        self.clear()
        self.update(counts)
        return self

    def __iadd__(self, other):
        return self._become(self + other)

    def __isub__(self, other):
        return self._become(self - other)

    def __ior__(self, other):
        return self._become(self | other)

    def __iand__(self, other):
        return self._become(self & other)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _all(self, other, holds):
        """Whether something holds for the counts of every key; a missing one has the count 0."""
        if not isinstance(other, Counter):
            return NotImplemented
        return all([holds(self[key], other[key]) for key in [*self, *other]])

    def __eq__(self, other):
        return self._all(other, lambda mine, theirs: mine == theirs)

    def __ne__(self, other):
        equal = self == other if isinstance(other, Counter) else NotImplemented
        return equal if equal is NotImplemented else not equal

    def __le__(self, other):
        return self._all(other, lambda mine, theirs: mine <= theirs)

    def __ge__(self, other):
        return self._all(other, lambda mine, theirs: mine >= theirs)

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    __hash__ = None

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        listed = ", ".join([f"{key!r}: {count!r}" for key, count in self.most_common()])
        return f"{self.__class__.__name__}({{{listed}}})"


# ---- deque ---------------------------------------------------------------------------------------


class deque:
    """A sequence that grows and shrinks cheaply at both ends.

    Two lists: the front part stored backwards, the back part forwards. An end that runs dry takes
    half of the other list.
    """

    __slots__ = "_front", "_back", "_maxlen", "__dict__", "__weakref__"
    __hash__ = None

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._front = []
        self._back = []
        self._maxlen = maxlen
        self.extend(iterable)

    @property
    def maxlen(self):
        """The most items there may be, or None."""
        return self._maxlen

    def append(self, item):
        self._back.append(item)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.popleft()

    def appendleft(self, item):
        self._front.append(item)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.pop()

    def extend(self, iterable):
        for item in list(iterable) if iterable is self else iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in list(iterable) if iterable is self else iterable:
            self.appendleft(item)

    def pop(self):
        if not self._back:
            if not self._front:
                raise IndexError("pop from an empty deque")
            half = (len(self._front) + 1) // 2
            self._back = self._front[:half][::-1]
            del self._front[:half]
        return self._back.pop()

    def popleft(self):
        if not self._front:
            if not self._back:
                raise IndexError("pop from an empty deque")
            half = (len(self._back) + 1) // 2
            self._front = self._back[:half][::-1]
            del self._back[:half]
        return self._front.pop()

    def clear(self):
        self._front = []
        self._back = []

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def rotate(self, n=1):
        for _ in range(n % len(self) if self else 0):
            self.appendleft(self.pop())

    def reverse(self):
        self._front, self._back = self._back, self._front

    def count(self, value):
        return self._front.count(value) + self._back.count(value)

    def index(self, value, *limits):
        return list(self).index(value, *limits)

    def insert(self, index, item):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        items = list(self)
        items.insert(index, item)
        self._front, self._back = [], items

    def remove(self, value):
        items = list(self)
        if value not in items:
            raise ValueError(f"{value!r} is not in deque")
        items.remove(value)
        self._front, self._back = [], items

    def _place(self, index):
        """The list and the index in it."""
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError("deque index out of range")
        if index < len(self._front):
            return self._front, len(self._front) - 1 - index
        return self._back, index - len(self._front)

    def __getitem__(self, index):
        items, at = self._place(index)
        return items[at]

    def __setitem__(self, index, value):
        items, at = self._place(index)
        items[at] = value

    def __delitem__(self, index):
        items, at = self._place(index)
        del items[at]

    def __len__(self):
        return len(self._front) + len(self._back)

    def __iter__(self):
        size = len(self)
        for index in range(size):
            yield self[index]
            if len(self) != size:
                raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __contains__(self, value):
        return value in self._front or value in self._back

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return list(self) == list(other)

    def __lt__(self, other):
        return list(self) < list(other) if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return list(self) <= list(other) if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return list(self) > list(other) if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return list(self) >= list(other) if isinstance(other, deque) else NotImplemented

    def __imul__(self, n):
        items = list(self) * n
        self.clear()
        self.extend(items)
        return self

    def __mul__(self, n):
        result = self.copy()
        result *= n
        return result

    __rmul__ = __mul__

    def __iadd__(self, iterable):
        self.extend(iterable)
        return self

    def __add__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        result = self.copy()
        result.extend(other)
        return result

    def __repr__(self):
        limit = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        return f"{type(self).__name__}({list(self)!r}{limit})"


# ---- dicts in a row ------------------------------------------------------------------------------


class ChainMap:
    """Several mappings seen as one: the first one that has a key says its value, and takes all changes."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def _merged(self):
        """All keys, those of the last mapping first."""
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return keys

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return any([key in mapping for mapping in self.maps])

    def __iter__(self):
        return iter(self._merged())

    def __len__(self):
        return len(self._merged())

    def __bool__(self):
        return any(self.maps)

    def _dict(self):
        return {key: self[key] for key in self}

    def keys(self):
        return self._dict().keys()

    def values(self):
        return self._dict().values()

    def items(self):
        return self._dict().items()

    def __eq__(self, other):
        if isinstance(other, ChainMap):
            other = other._dict()
        return self._dict() == other if isinstance(other, dict) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(mapping) for mapping in self.maps])})"

    @classmethod
    def fromkeys(cls, iterable, *args):
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """One mapping more in front."""
        m = kwargs if m is None else m
        if m is not kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        """All but the first."""
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, *args, **kwargs):
        self.maps[0].update(*args, **kwargs)

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.") from None

    def clear(self):
        self.maps[0].clear()

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        return type(self)({**dict(other), **self._dict()})

    def __ior__(self, other):
        self.update(other)
        return self


# ---- what a program derives from -----------------------------------------------------------------


def _plain(x):
    """What a UserDict, UserList or UserString holds, or else the object itself."""
    return x.data if isinstance(x, (UserDict, UserList, UserString)) else x


class UserDict:
    """A dict to derive from: all it holds is in `data`, a dict."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        other = _plain(other)
        return self.data == other if isinstance(other, dict) else NotImplemented

    __hash__ = None

    def __or__(self, other):
        other = _plain(other)
        return type(self)(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= _plain(other)
        return self

    def keys(self):
        return self.data.keys()

    def values(self):
        return self.data.values()

    def items(self):
        return self.data.items()

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for key, value in other:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def clear(self):
        while len(self):
            self.popitem()

    def copy(self):
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.data = self.data.copy()
        return made

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class UserList:
    """A list to derive from: all it holds is in `data`, a list."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(initlist))

    def __repr__(self):
        return repr(self.data)

    def __lt__(self, other):
        return self.data < _plain(other)

    def __le__(self, other):
        return self.data <= _plain(other)

    def __eq__(self, other):
        return self.data == _plain(other)

    def __gt__(self, other):
        return self.data > _plain(other)

    def __ge__(self, other):
        return self.data >= _plain(other)

    __hash__ = None

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return type(self)(self.data + list(_plain(other)))

    def __radd__(self, other):
        return type(self)(list(_plain(other)) + self.data)

    def __iadd__(self, other):
        self.data += _plain(other)
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwargs):
        self.data.sort(*args, **kwargs)

    def extend(self, other):
        self.data.extend(_plain(other))


class UserString:
    """A str to derive from: its text is in `data`, a str. Other methods of str are passed on."""

    def __init__(self, seq):
        self.data = seq.data if isinstance(seq, UserString) else str(seq)

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, other):
        return self.data == _plain(other)

    def __lt__(self, other):
        return self.data < _plain(other)

    def __le__(self, other):
        return self.data <= _plain(other)

    def __gt__(self, other):
        return self.data > _plain(other)

    def __ge__(self, other):
        return self.data >= _plain(other)

    def __contains__(self, part):
        return _plain(part) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i])

    def __add__(self, other):
        return type(self)(self.data + str(other))

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __getattr__(self, name):
        if name == "data" or not hasattr(str, name):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        method = getattr(self.data, name)

        def passed_on(*args, **kwargs):
            result = method(*map(_plain, args), **kwargs)
            return type(self)(result) if isinstance(result, str) else result

        return passed_on


__path__ = []  # collections.abc is found as a module of its own
