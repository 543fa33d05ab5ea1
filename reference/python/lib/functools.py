# SPDX-License-Identifier: MIT
"""Functions about functions: caching, partial application, wrapping, ordering, dispatch."""
from collections import namedtuple

__all__ = [
    "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "cache", "cached_property", "cmp_to_key", "lru_cache",
    "partial", "partialmethod", "reduce", "singledispatch", "total_ordering", "update_wrapper",
    "wraps",
]

# ---- wrapping ------------------------------------------------------------------------------------

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like what it wraps; returns the wrapper."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, because the update may have copied a __wrapped__ from further inside.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that calls update_wrapper()."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- reduce --------------------------------------------------------------------------------------

_nothing = object()


def reduce(function, iterable, initial=_nothing, /):
    """Combines the items from left to right into one value."""
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _nothing:
        try:
            value = next(iterator)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value


# ---- partial -------------------------------------------------------------------------------------


class partial:
    """A function with some arguments given already."""

    __slots__ = "func", "args", "keywords", "__dict__", "__weakref__"

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if type(func) is partial and not func.__dict__:
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts += [repr(arg) for arg in self.args]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        name = cls.__qualname__
        if cls.__module__ != "builtins":
            name = f"{cls.__module__}.{name}"
        return f"{name}({', '.join(parts)})"


class partialmethod:
    """As partial, for a method: self comes before the arguments given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        get = getattr(type(self.func), "__get__", None)
        bound = self.func if get is None else get(self.func, instance, owner)
        if bound is not self.func:
            return partial(bound, *self.args, **self.keywords)

        def method(owner_or_self, /, *args, **keywords):
            return self.func(owner_or_self, *self.args, *args, **{**self.keywords, **keywords})

        return method if instance is None else method.__get__(instance, owner)


# ---- caches --------------------------------------------------------------------------------------

_CacheInfo = namedtuple("CacheInfo", ("hits", "misses", "maxsize", "currsize"))
_keyword_mark = object()
_plain_types = (int, str)


class _lru_cache_wrapper:
    """A function with a cache. The cache owns its keys, that is all arguments, and its results.

    The dict keeps the order of use: a hit takes the entry out and puts it back at the end, so that
    the first entry is always the one to drop. With a maxsize an entry is a tuple of the result and
    the key: so a hit finds the key that is stored, and the key is released before the result.
    """

    __slots__ = ("_func", "_maxsize", "_typed", "_cache", "_hits", "_misses", "__dict__",
                 "__weakref__")

    def __init__(self, func, maxsize, typed):
        self._func = func
        self._maxsize = maxsize
        self._typed = typed
        self._cache = {}
        self._hits = self._misses = 0

    def __get__(self, instance, owner=None):
        return self if instance is None else _method_type(self, instance)

    def __call__(self, /, *args, **keywords):
        maxsize = self._maxsize
        if maxsize == 0:
            self._misses += 1
            return self._func(*args, **keywords)
        if keywords or self._typed:
            key = self._make_key(args, keywords)
        elif len(args) == 1 and type(args[0]) in _plain_types:
            key = args[0]
        else:
            key = args
        cached = self._cache
        result = cached.get(key, _nothing)
        if result is not _nothing:
            self._hits += 1
            if maxsize is None:
                return result
            # The entry goes to the end under the key it was stored with; the new one is let go.
            result, stored = entry = result
            del cached[stored]
            cached[stored] = entry
            return result
        self._misses += 1
        result = self._func(*args, **keywords)
        if maxsize is None:
            cached[key] = result
            return result
        if key in cached:
            # The function called itself with the same arguments; what that call stored stays.
            return result
        dropped = None
        if len(cached) >= maxsize:
            # Let go of it at the very end: its __del__ may come back here.
            dropped = cached.pop(next(iter(cached)))
        cached[key] = result, key
        return result

    def _make_key(self, args, keywords):
        key = args
        if keywords:
            key += (_keyword_mark,)
            for item in keywords.items():
                key += item
        if self._typed:
            key += tuple([type(value) for value in args])
            key += tuple([type(value) for value in keywords.values()])
        return key

    def cache_info(self):
        """Hits, misses, the most entries there may be, and how many there are."""
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._cache))

    def cache_clear(self):
        """Forgets all results; the counters become 0."""
        self._hits = self._misses = 0
        self._cache.clear()

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at {id(self):#x}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_method_type = type(_lru_cache_wrapper(len, 0, False).cache_info)


def lru_cache(maxsize=128, typed=False):
    """A decorator that keeps the results of the most recent calls.

    With maxsize None it keeps all. With typed, 3 and 3.0 are different arguments.
    """
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda func: _cached(func, maxsize, typed)


def _cached(func, maxsize, typed):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    wrapper = _lru_cache_wrapper(func, maxsize, typed)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, func)


def cache(user_function, /):
    """lru_cache without a limit."""
    return _cached(user_function, None, False)


class cached_property:
    """A property that is computed once and then lives in the instance's dict."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to "
                            f"cache {self.attrname!r} property.") from None
        value = attributes.get(self.attrname, _nothing)
        if value is _nothing:
            value = self.func(instance)
            attributes[self.attrname] = value
        return value


# ---- ordering ------------------------------------------------------------------------------------


class _Key:
    """An object that sorts as a comparison function of the old kind says."""

    __slots__ = "obj", "_compare"
    __hash__ = None

    def __init__(self, obj, compare):
        self.obj = obj
        self._compare = compare

    def __lt__(self, other):
        return self._compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self._compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self._compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self._compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self._compare(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    """Makes a key function of a comparison function."""
    return lambda obj: _Key(obj, mycmp)


def _derive(name, root):
    """An ordering method that asks the method `root` and, where needed, equality.

    With a < b known: a > b is neither less nor equal, a <= b is less or equal, a >= b is not less.
    From the other three roots it follows likewise.
    """
    opposite = {"__lt__": "__ge__", "__gt__": "__le__", "__le__": "__gt__", "__ge__": "__lt__"}
    strict = root in ("__lt__", "__gt__")

    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        if name == opposite[root]:
            return not answer
        if strict and name in ("__lt__", "__gt__"):
            return not answer and self != other
        if strict:
            return answer or self == other
        if name in ("__lt__", "__gt__"):
            return answer and self != other
        return not answer or self == other

    method.__name__ = name
    return method


def total_ordering(cls):
    """Fills in the ordering methods that a class leaves out, from one that it has."""
    names = ("__lt__", "__le__", "__gt__", "__ge__")  # the most wanted root first
    roots = [name for name in names if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(name for name in names if name in roots)
    for name in names:
        if name not in roots:
            setattr(cls, name, _derive(name, root))
    return cls


# ---- dispatch ------------------------------------------------------------------------------------


def singledispatch(func):
    """A function whose first argument's class decides which implementation runs."""
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return func

    def register(cls, implementation=None):
        if implementation is None:
            if isinstance(cls, type):
                return lambda implementation: register(cls, implementation)
            implementation = cls
            annotations = getattr(implementation, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated "
                                "function.")
            cls = next(iter(annotations.values()))
        registry[cls] = implementation
        return implementation

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **keywords)

    name = getattr(func, "__name__", "singledispatch function")
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = lambda: None
    return update_wrapper(wrapper, func)
