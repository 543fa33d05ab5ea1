# SPDX-License-Identifier: MIT
"""Iterators made of iterators. CPython's are classes written in C; these are generators."""

import operator as _operator

__all__ = ["accumulate", "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle",
           "dropwhile", "filterfalse", "groupby", "islice", "pairwise", "permutations", "product", "repeat", "starmap",
           "takewhile", "tee", "zip_longest"]


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    seen = []
    for item in iterable:
        yield item
        seen.append(item)
    while seen:
        yield from seen


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=_operator.add, *, initial=None):
    items = iter(iterable)
    if initial is None:
        try:
            initial = next(items)
        except StopIteration:
            return
    yield initial
    for item in items:
        initial = func(initial, item)
        yield initial


class chain:
    """All items of the first iterable, then of the second, ..."""

    def __init__(self, *iterables):
        self._items = self._walk(iterables)

    @staticmethod
    def _walk(iterables):
        for iterable in iterables:
            yield from iterable

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = cls._walk(iterables)
        return made

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


def compress(data, selectors):
    return (item for item, selected in zip(data, selectors) if selected)


def dropwhile(predicate, iterable):
    items = iter(iterable)
    for item in items:
        if not predicate(item):
            yield item
            break
    yield from items


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(predicate, iterable):
    return (item for item in iterable if not (predicate(item) if predicate else item))


def starmap(function, iterable):
    return (function(*args) for args in iterable)


def pairwise(iterable):
    items = iter(iterable)
    try:
        before = next(items)
    except StopIteration:
        return
    for item in items:
        yield before, item
        before = item


def islice(iterable, *args):
    bounds = slice(*args)
    start, stop, step = bounds.start or 0, bounds.stop, 1 if bounds.step is None else bounds.step
    if start < 0 or step < 1 or (stop is not None and stop < 0):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return _slice_of(iter(iterable), start, stop, step)


def _slice_of(items, start, stop, step):
    place = 0
    while stop is None or start < stop:
        while place < start:
            try:
                next(items)
            except StopIteration:
                return
            place += 1
        try:
            item = next(items)
        except StopIteration:
            return
        place += 1
        yield item
        start += step
    while stop is not None and place < stop:  # CPython's reads on as far as `stop`, too
        try:
            next(items)
        except StopIteration:
            return
        place += 1


class groupby:
    """Pairs of a key and an iterator over the neighbours that have it."""

    def __init__(self, iterable, key=None):
        self._items = iter(iterable)
        self._key = key if key is not None else lambda item: item
        self._wanted = self._current = self._value = self._mark = object()

    def __iter__(self):
        return self

    def _advance(self):
        self._value = next(self._items)
        self._current = self._key(self._value)

    def __next__(self):
        self._mark = object()
        while self._current == self._wanted:
            self._advance()
        self._wanted = self._current
        return self._current, self._group(self._wanted, self._mark)

    def _group(self, wanted, mark):
        while self._mark is mark and self._current == wanted:
            yield self._value
            try:
                self._advance()
            except StopIteration:
                return


def tee(iterable, n=2):
    """So many iterators over the same items; what one has seen waits for the others."""
    if n < 0:
        raise ValueError("n must be >= 0")
    items = iter(iterable)
    first = []  # a chain of cells [item, next cell], as far as anybody has read

    def walk(cell):
        while True:
            if not cell:
                try:
                    item = next(items)
                except StopIteration:
                    return
                cell.extend((item, []))
            yield cell[0]
            cell = cell[1]

    return tuple(walk(first) for _ in range(n))


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    alive = len(iterators)
    while alive:
        row = []
        for place, iterator in enumerate(iterators):
            try:
                item = next(iterator)
            except StopIteration:
                alive -= 1
                if not alive:
                    return
                iterators[place] = iterator = repeat(fillvalue)
                item = next(iterator)
            row.append(item)
        yield tuple(row)


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat

    def rows(pools):
        if not pools:
            yield ()
            return
        for first in pools[0]:
            for rest in rows(pools[1:]):
                yield (first,) + rest

    return rows(pools)


def _choices(pool, r, following):
    """Tuples of `r` items; `following(place)` says which places may come after one."""

    def rows(places, r):
        if r == 0:
            yield ()
            return
        for place in places:
            for rest in rows(following(place, places), r - 1):
                yield (pool[place],) + rest

    return rows(range(len(pool)), r)


def combinations(iterable, r):
    pool = tuple(iterable)
    return _choices(pool, r, lambda place, places: range(place + 1, len(pool)))


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    return _choices(pool, r, lambda place, places: range(place, len(pool)))


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    return _choices(pool, r, lambda place, places: [other for other in places if other != place])
