# SPDX-License-Identifier: MIT
"""WeakSet: a set that does not keep its elements alive.

The set holds weak references, each with the set's own callback, so a dying element takes itself
out. While somebody iterates, nothing may be taken out: then the callback only notes the weak
reference, and the last iteration to end does the work.
"""
from _weakref import ref

__all__ = ["WeakSet"]


class _IterationGuard:
    """While it is entered, its container puts removals off."""

    def __init__(self, container):
        # Not owned: a forgotten iterator must not keep the container.
        self.container = ref(container)

    def __enter__(self):
        container = self.container()
        if container is not None:
            container._iterating.add(self)
        return self

    def __exit__(self, *error):
        container = self.container()
        if container is not None:
            running = container._iterating
            running.remove(self)
            if not running:
                container._commit_removals()


class WeakSet:
    """A set of weakly referenced elements."""

    def __init__(self, data=None):
        self.data = set()

        # The set is reached weakly, or it would be in a cycle with its own callback.
        def _remove(item, selfref=ref(self)):
            self = selfref()
            if self is None:
                return
            if self._iterating:
                self._pending_removals.append(item)
            else:
                self.data.discard(item)

        self._remove = _remove
        self._pending_removals = []
        self._iterating = set()
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            self.data.discard(pending.pop())

    def _settle(self):
        if self._pending_removals:
            self._commit_removals()

    # ---- looking ----

    def __iter__(self):
        with _IterationGuard(self):
            for reference in self.data:
                item = reference()
                if item is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def __repr__(self):
        return repr(self.data)

    __class_getitem__ = classmethod(type(list[int]))

    def __reduce__(self):
        from copyreg import _slotnames

        slots = {name: getattr(self, name) for name in _slotnames(type(self)) if hasattr(self, name)}
        return self.__class__, (list(self),), (self.__dict__, slots) if slots else self.__dict__

    # ---- changing ----

    def add(self, item):
        self._settle()
        self.data.add(ref(item, self._remove))

    def clear(self):
        self._settle()
        self.data.clear()

    def discard(self, item):
        self._settle()
        self.data.discard(ref(item))

    def remove(self, item):
        self._settle()
        self.data.remove(ref(item))

    def pop(self):
        self._settle()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def update(self, other):
        self._settle()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)
        return self

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._settle()
        self.data.intersection_update(ref(item) for item in other)
        return self

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    # ---- new sets ----

    def copy(self):
        return self.__class__(self)

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def union(self, other):
        result = self.copy()
        result.update(other)
        return result

    __or__ = union

    # ---- comparing ----

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    __le__ = issubset

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    __ge__ = issuperset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0
