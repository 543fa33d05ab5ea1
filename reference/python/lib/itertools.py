# SPDX-License-Identifier: MIT
"""Iterators made of iterators."""

import operator as _operator

__all__ = ["accumulate", "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle",
           "dropwhile", "filterfalse", "groupby", "islice", "pairwise", "permutations", "product", "repeat", "starmap",
           "takewhile", "tee", "zip_longest"]


class _Iterator:
    """What all of them have in common. None is made of a generator, so each is one object."""

    __slots__ = ()

    def __iter__(self):
        return self


# ---- without an end ----------------------------------------------------------------------------------


class count(_Iterator):
    """start, start + step, ..."""

    __slots__ = "_next", "_step"

    def __init__(self, start=0, step=1):
        for number in start, step:
            if not any(hasattr(number, name) for name in ("__index__", "__float__", "__complex__")):
                raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


class cycle(_Iterator):
    """The items of an iterable, again and again."""

    __slots__ = "_items", "_seen", "_all_seen"

    def __init__(self, iterable, /):
        self._items = iter(iterable)
        self._seen = []
        self._all_seen = False

    def __next__(self):
        while True:
            for item in self._items:
                if not self._all_seen:
                    self._seen.append(item)
                return item
            self._all_seen = True
            if not self._seen:
                raise StopIteration
            self._items = iter(self._seen)


class repeat(_Iterator):
    """One object, so many times, or for ever."""

    __slots__ = "_object", "_times"

    def __init__(self, object, times=None):
        self._object = object
        self._times = times if times is None else max(0, _operator.index(times))

    def __next__(self):
        if self._times is not None:
            if self._times == 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError("len() of unsized object")
        return self._times

    def __repr__(self):
        return f"repeat({self._object!r})" if self._times is None else f"repeat({self._object!r}, {self._times})"


# ---- item by item ------------------------------------------------------------------------------------

_NOTHING = object()


class accumulate(_Iterator):
    """Running sums, or what another function of two makes of the items so far."""

    __slots__ = "_items", "_func", "_total", "_initial"

    def __init__(self, iterable, func=None, *, initial=None):
        self._items = iter(iterable)
        self._func = _operator.add if func is None else func
        self._total = _NOTHING
        self._initial = initial

    def __next__(self):
        if self._initial is not None:
            self._total, self._initial = self._initial, None
        elif self._total is _NOTHING:
            self._total = next(self._items)
        else:
            self._total = self._func(self._total, next(self._items))
        return self._total


class chain(_Iterator):
    """All items of the first iterable, then of the second, ..."""

    __slots__ = "_sources", "_items"

    def __init__(self, *iterables):
        self._sources = iter(iterables)
        self._items = None

    @classmethod
    def from_iterable(cls, iterable, /):
        made = cls()
        made._sources = iter(iterable)
        return made

    def __next__(self):
        while True:
            if self._items is not None:
                for item in self._items:
                    return item
            self._items = None
            self._items = iter(next(self._sources))


class compress(_Iterator):
    """The items whose selector is true."""

    __slots__ = "_pairs",

    def __init__(self, data, selectors):
        self._pairs = zip(data, selectors)

    def __next__(self):
        for item, selected in self._pairs:
            if selected:
                return item
        raise StopIteration


class dropwhile(_Iterator):
    """The items from the first one on that is not such."""

    __slots__ = "_predicate", "_items", "_begun"

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._items = iter(iterable)
        self._begun = False

    def __next__(self):
        for item in self._items:
            if self._begun or not self._predicate(item):
                self._begun = True
                return item
        raise StopIteration


class takewhile(_Iterator):
    """The items before the first one that is not such."""

    __slots__ = "_predicate", "_items", "_ended"

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._items = iter(iterable)
        self._ended = False

    def __next__(self):
        if not self._ended:
            item = next(self._items)
            if self._predicate(item):
                return item
            self._ended = True
        raise StopIteration


class filterfalse(_Iterator):
    """The items that are not such."""

    __slots__ = "_predicate", "_items"

    def __init__(self, predicate, iterable, /):
        self._predicate = bool if predicate is None else predicate
        self._items = iter(iterable)

    def __next__(self):
        for item in self._items:
            if not self._predicate(item):
                return item
        raise StopIteration


class starmap(_Iterator):
    """What a function makes of each item, taken apart as its arguments."""

    __slots__ = "_function", "_items"

    def __init__(self, function, iterable, /):
        self._function = function
        self._items = iter(iterable)

    def __next__(self):
        arguments = tuple(next(self._items))
        return self._function(*arguments)


class pairwise(_Iterator):
    """Each item with the one before."""

    __slots__ = "_items", "_before"

    def __init__(self, iterable, /):
        self._items = iter(iterable)
        self._before = _NOTHING

    def __next__(self):
        if self._before is _NOTHING:
            self._before = next(self._items)
        before = self._before
        self._before = next(self._items)
        return before, self._before


class islice(_Iterator):
    """The items at some places: a slice of what has no indexes."""

    __slots__ = "_items", "_next", "_stop", "_step", "_place"

    def __init__(self, iterable, /, *args):
        bounds = slice(*args)
        first = "Indices" if len(args) > 1 else "Stop argument"
        message = f"{first} for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        self._next = _bound(bounds.start, 0, message)
        self._stop = _bound(bounds.stop, None, message)
        message = "Step for islice() must be a positive integer or None."
        self._step = _bound(bounds.step, 1, message)
        if self._step == 0:
            raise ValueError(message)
        self._items = iter(iterable)
        self._place = 0

    def __next__(self):
        stop = self._stop
        wanted = self._next if stop is None else min(self._next, stop)
        while self._place < wanted:  # as far as `stop` even if no item there is wanted
            next(self._items)
            self._place += 1
        if stop is not None and self._place >= stop:
            raise StopIteration
        item = next(self._items)
        self._place += 1
        self._next += self._step
        return item


def _bound(value, default, message):
    """A number of islice()."""
    if value is None:
        return default
    try:
        value = _operator.index(value)
    except TypeError:
        raise ValueError(message) from None
    if value < 0:
        raise ValueError(message)
    return value


# ---- several at a time -------------------------------------------------------------------------------


class groupby(_Iterator):
    """Pairs of a key and an iterator over the neighbours that have it."""

    __slots__ = "_items", "_key", "_wanted", "_current", "_value", "_group"

    def __init__(self, iterable, key=None):
        self._items = iter(iterable)
        self._key = key
        self._wanted = self._current = self._value = _NOTHING
        self._group = None

    def _advance(self):
        self._value = next(self._items)
        self._current = self._value if self._key is None else self._key(self._value)

    def __next__(self):
        self._group = None
        while self._current is _NOTHING or self._current == self._wanted:
            self._advance()
        self._wanted = self._current
        self._group = _grouper(self, self._wanted)
        return self._current, self._group


class _grouper(_Iterator):
    """One group; it ends when groupby has gone on to the next."""

    __slots__ = "_parent", "_wanted"

    def __init__(self, parent, wanted):
        self._parent = parent
        self._wanted = wanted

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._value is _NOTHING:
            parent._advance()
        if parent._current != self._wanted:
            raise StopIteration
        value, parent._value = parent._value, _NOTHING
        return value


class _tee(_Iterator):
    """One of several iterators over the same items.

    What one has seen waits for the others in a chain of cells [item, next cell], which is as long as
    anybody has read. The last cell is empty.
    """

    __slots__ = "_items", "_cell", "__weakref__"

    def __init__(self, items, cell):
        self._items = items
        self._cell = cell

    def __next__(self):
        if not self._cell:
            self._cell.extend((next(self._items), []))
        item, self._cell = self._cell
        return item

    def __copy__(self):
        return _tee(self._items, self._cell)


def tee(iterable, n=2, /):
    """So many iterators over the same items."""
    if n < 0:
        raise ValueError("n must be >= 0")
    items = iter(iterable)
    first = items if isinstance(items, _tee) else _tee(items, [])
    return (first, *[first.__copy__() for _ in range(n - 1)]) if n else ()


class zip_longest(_Iterator):
    """Rows of one item of each iterable, as long as any has items."""

    __slots__ = "_iterators", "_fillvalue"

    def __init__(self, *iterables, fillvalue=None):
        self._iterators = [iter(iterable) for iterable in iterables]
        self._fillvalue = fillvalue

    def __next__(self):
        row = []
        for place, iterator in enumerate(self._iterators):
            item = self._fillvalue
            if iterator is not None:
                try:
                    item = next(iterator)
                except StopIteration:
                    self._iterators[place] = None
            row.append(item)
        if not any(iterator is not None for iterator in self._iterators):
            raise StopIteration
        return tuple(row)


# ---- rows of one pool --------------------------------------------------------------------------------


class _Rows(_Iterator):
    """Rows of items by their places in a pool. `_places` are those of the next row; None at the end."""

    __slots__ = "_pool", "_places"

    def __init__(self, pool, places):
        self._pool = pool
        self._places = places

    def __next__(self):
        if self._places is None:
            raise StopIteration
        row = self._row()
        if not self._advance():
            self._places = None
        return row

    def _row(self):
        return tuple([self._pool[place] for place in self._places])


class product(_Rows):
    """Every choice of one item of each iterable; the last one changes fastest."""

    __slots__ = ()

    def __init__(self, *iterables, repeat=1):
        pools = [tuple(iterable) for iterable in iterables] * repeat
        super().__init__(pools, [0] * len(pools) if all(pools) else None)

    def _row(self):
        return tuple([pool[place] for pool, place in zip(self._pool, self._places)])

    def _advance(self):
        for i in reversed(range(len(self._places))):
            self._places[i] += 1
            if self._places[i] < len(self._pool[i]):
                return True
            self._places[i] = 0
        return False


def _length(r):
    """Checks the length of rows."""
    if _operator.index(r) < 0:
        raise ValueError("r must be non-negative")
    return r


class combinations(_Rows):
    """Every choice of r items, in the order of the pool."""

    __slots__ = ()

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        super().__init__(pool, list(range(_length(r))) if r <= len(pool) else None)

    def _advance(self):
        places = self._places
        last = len(self._pool) - len(places)
        for i in reversed(range(len(places))):
            if places[i] < last + i:
                places[i:] = range(places[i] + 1, places[i] + 1 + len(places) - i)
                return True
        return False


class combinations_with_replacement(_Rows):
    """Every choice of r items, in the order of the pool, the same one maybe more than once."""

    __slots__ = ()

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        super().__init__(pool, [0] * _length(r) if pool or not r else None)

    def _advance(self):
        places = self._places
        for i in reversed(range(len(places))):
            if places[i] < len(self._pool) - 1:
                places[i:] = [places[i] + 1] * (len(places) - i)
                return True
        return False


class permutations(_Rows):
    """Every choice of r items in every order."""

    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        super().__init__(pool, list(range(_length(r))) if r <= len(pool) else None)

    def _advance(self):
        places = self._places
        for i in reversed(range(len(places))):
            free = [place for place in range(len(self._pool)) if place not in places[:i]]
            larger = [place for place in free if place > places[i]]
            if larger:
                free.remove(larger[0])
                places[i:] = [larger[0]] + free[:len(places) - i - 1]
                return True
        return False
