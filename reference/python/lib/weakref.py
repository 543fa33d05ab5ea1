# SPDX-License-Identifier: MIT
"""Weak references: dicts that do not keep their values or keys alive, methods, finalizers.

What is written in C (ref, proxy and their kin) comes from _weakref. The containers here hold weak
references whose callback takes the entry out. A callback reaches its container weakly. While
somebody iterates over a container, its callbacks only note what is to be taken out, and the last
iteration to end does it.
"""
from _weakref import (
    CallableProxyType,
    ProxyType,
    ReferenceType,
    _remove_dead_weakref,
    getweakrefcount,
    getweakrefs,
    proxy,
    ref,
)
from _weakrefset import WeakSet, _IterationGuard

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
    "ProxyType", "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod",
    "finalize",
]

ProxyTypes = (ProxyType, CallableProxyType)


# ---- methods -----------------------------------------------------------------------------------


class WeakMethod(ref):
    """A weak reference to a bound method.

    A bound method is made anew by each attribute access, so an ordinary weak reference to one is
    dead at once. This one is alive as long as the object and the function are.
    """

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, method, callback=None):
        try:
            owner = method.__self__
            function = method.__func__
        except AttributeError:
            raise TypeError(
                f"argument should be a bound method, not {type(method)}") from None

        # Whichever of the two dies first tells the caller; the other one stays silent.
        def tell(dead):
            self = selfref()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, owner, tell)
        self._func_ref = ref(function, tell)
        self._meth_type = type(method)
        self._alive = True
        selfref = ref(self)
        return self

    def __call__(self):
        owner = super().__call__()
        function = self._func_ref()
        if owner is None or function is None:
            return None
        return self._meth_type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is not other
        return ref.__ne__(self, other) or self._func_ref != other._func_ref

    __hash__ = ref.__hash__


# ---- dicts ---------------------------------------------------------------------------------------


class _WeakMapping:
    """What both dicts share, written in terms of their basic methods."""

    __class_getitem__ = classmethod(type(list[int]))

    def __iter__(self):
        return self.keys()

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def __eq__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __repr__(self):
        return "<%s at %#x>" % (type(self).__name__, id(self))

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        result = self.__class__()
        result.update(other)
        result.update(self)
        return result


class KeyedRef(ref):
    """A weak reference that knows under which key it is kept."""

    __slots__ = ("key",)

    def __new__(cls, referent, callback, key):
        self = ref.__new__(cls, referent, callback)
        self.key = key
        return self

    def __init__(self, referent, callback, key):
        super().__init__(referent, callback)


class WeakValueDictionary(_WeakMapping):
    """A dict whose entries vanish with their values."""

    def __init__(self, other=(), /, **named):
        def remove(dead, selfref=ref(self), _remove_dead=_remove_dead_weakref):
            self = selfref()
            if self is None:
                return
            if self._iterating:
                self._pending_removals.append(dead.key)
            else:
                # The key may have a new, living value by now: that one stays.
                _remove_dead(self.data, dead.key)

        self._remove = remove
        self._pending_removals = []
        self._iterating = set()
        self.data = {}
        self.update(other, **named)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            _remove_dead_weakref(self.data, pending.pop())

    def _settle(self):
        if self._pending_removals:
            self._commit_removals()

    def __getitem__(self, key):
        self._settle()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._settle()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        self._settle()
        del self.data[key]

    def __len__(self):
        self._settle()
        return len(self.data)

    def __contains__(self, key):
        self._settle()
        try:
            value = self.data[key]()
        except KeyError:
            return False
        return value is not None

    def get(self, key, default=None):
        self._settle()
        try:
            value = self.data[key]()
        except KeyError:
            return default
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self._settle()
            self.data[key] = KeyedRef(default, self._remove, key)
            return default
        return value

    def pop(self, key, *default):
        self._settle()
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def popitem(self):
        self._settle()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def update(self, other=None, /, **named):
        self._settle()
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self.data[key] = KeyedRef(value, self._remove, key)
        for key, value in named.items():
            self.data[key] = KeyedRef(value, self._remove, key)

    def copy(self):
        self._settle()
        result = WeakValueDictionary()
        with _IterationGuard(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    result[key] = value
        return result

    __copy__ = copy

    def __deepcopy__(self, memo):
        """The same values under copies of the keys."""
        from copy import deepcopy

        result = type(self)()
        for key, value in list(self.items()):
            result[deepcopy(key, memo)] = value
        return result

    def keys(self):
        self._settle()
        with _IterationGuard(self):
            for key, reference in self.data.items():
                if reference() is not None:
                    yield key

    def values(self):
        self._settle()
        with _IterationGuard(self):
            for reference in self.data.values():
                value = reference()
                if value is not None:
                    yield value

    def items(self):
        self._settle()
        with _IterationGuard(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def itervaluerefs(self):
        self._settle()
        with _IterationGuard(self):
            yield from self.data.values()

    def valuerefs(self):
        self._settle()
        return list(self.data.values())


class WeakKeyDictionary(_WeakMapping):
    """A dict whose entries vanish with their keys."""

    def __init__(self, other=None):
        self.data = {}

        def remove(dead, selfref=ref(self)):
            self = selfref()
            if self is None:
                return
            if self._iterating:
                self._pending_removals.append(dead)
            else:
                self.data.pop(dead, None)

        self._remove = remove
        self._pending_removals = []
        self._iterating = set()
        self._dirty_len = False
        if other is not None:
            self.update(other)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            self.data.pop(pending.pop(), None)

    def _scrub_removals(self):
        """Forgets noted removals whose entry somebody took out meanwhile."""
        self._pending_removals = [dead for dead in self._pending_removals if dead in self.data]
        self._dirty_len = False

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        self._dirty_len = True
        del self.data[ref(key)]

    def __len__(self):
        if self._dirty_len and self._pending_removals:
            self._scrub_removals()
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *default):
        self._dirty_len = True
        return self.data.pop(ref(key), *default)

    def popitem(self):
        self._dirty_len = True
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def update(self, other=None, /, **named):
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self.data[ref(key, self._remove)] = value
        if named:
            self.update(named)

    def copy(self):
        result = WeakKeyDictionary()
        with _IterationGuard(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    result[key] = value
        return result

    __copy__ = copy

    def __deepcopy__(self, memo):
        """Copies of the values under the same keys."""
        from copy import deepcopy

        result = type(self)()
        for key, value in list(self.items()):
            result[key] = deepcopy(value, memo)
        return result

    def keys(self):
        with _IterationGuard(self):
            for reference in self.data:
                key = reference()
                if key is not None:
                    yield key

    def values(self):
        with _IterationGuard(self):
            for reference, value in self.data.items():
                if reference() is not None:
                    yield value

    def items(self):
        with _IterationGuard(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keyrefs(self):
        return list(self.data)


# ---- finalizers ----------------------------------------------------------------------------------


class finalize:
    """Calls a function when an object dies, or at the end of the program.

    The registry owns the finalizer; the finalizer is the callback of a weak reference that the
    registry's entry holds. So nobody has to keep the finalizer, and the object stays free to die.
    """

    __slots__ = ()
    _registry = {}
    _shutdown = False
    _next_index = 0
    _dirty = False  # a finalizer was made since the exit function sorted them
    _registered_with_atexit = False

    class _Info:
        __slots__ = "weakref", "func", "args", "kwargs", "atexit", "index"

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._registered_with_atexit = True
        info = finalize._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = finalize._next_index
        finalize._next_index += 1
        finalize._registry[self] = info
        finalize._dirty = True

    def __call__(self, _=None):
        """Calls the function, unless that was done or the finalizer is detached."""
        info = finalize._registry.pop(self, None)
        if info and not finalize._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Makes it dead; returns (obj, func, args, kwargs), or None if it was dead."""
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and finalize._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """(obj, func, args, kwargs), or None if it is dead."""
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Whether the function may still be called."""
        return self in finalize._registry

    @property
    def atexit(self):
        """Whether the function is called at the end of the program at the latest."""
        info = finalize._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (
            type(self).__name__, id(self), type(obj).__name__, id(obj))

    @classmethod
    def _select_for_exit(cls):
        """Those that the end of the program calls, the newest last."""
        chosen = [item for item in cls._registry.items() if item[1].atexit]
        chosen.sort(key=lambda item: item[1].index)
        return [finalizer for finalizer, info in chosen]

    @classmethod
    def _exitfunc(cls):
        """Runs what is left at the end of the program, the newest first."""
        import gc
        import sys
        collect = gc.isenabled()
        if collect:
            gc.disable()
        pending = None
        try:
            while True:
                if pending is None or finalize._dirty:
                    pending = cls._select_for_exit()
                    finalize._dirty = False
                if not pending:
                    break
                try:
                    pending.pop()()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True
            if collect:
                gc.enable()
