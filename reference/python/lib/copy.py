# SPDX-License-Identifier: MIT
"""Shallow and deep copies of objects.

An object may say itself how it is copied, by `__copy__` and `__deepcopy__`. Of the others the
built-in containers are known here. A class may also say by `__reduce__` or `__reduce_ex__` what to call
for a new object, and by `__getstate__` and `__setstate__` what of an object to keep and how to put it
back. Every other instance is copied without calling its class: a new one is made, and its attributes
and slots are copied.
"""

from copyreg import _slotnames
import weakref as _weakref

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error


def _function():
    pass


def _generator():
    yield


# What never changes, or has an identity that a copy would lose: copied by handing out the same.
_AS_THEY_ARE = (type(None), int, float, complex, bool, str, bytes, type, range, slice, type(Ellipsis), type(NotImplemented),
                type(_function), type(len), _weakref.ref, property)


def _is_as_it_is(x):
    return type(x) in _AS_THEY_ARE or isinstance(x, type)


def copy(x):
    """A shallow copy: a new object that holds the same things."""
    cls = type(x)
    if _is_as_it_is(x) or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set) or cls.__name__ == "bytearray":
        return x.copy()
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    return _rebuilt(x, {}, lambda value: value)


def deepcopy(x, memo=None):
    """A copy of an object and of all that it holds. `memo` maps the id of what was copied to the copy."""
    memo = {} if memo is None else memo
    if id(x) in memo:
        return memo[id(x)]
    if _is_as_it_is(x):
        return x
    cls = type(x)
    if cls is tuple:
        y = _deep_tuple(x, memo)
    elif cls is list:
        y = memo[id(x)] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[id(x)] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif getattr(cls, "__deepcopy__", None) is not None:
        y = cls.__deepcopy__(x, memo)
    elif cls is set or cls is frozenset:
        y = cls([deepcopy(item, memo) for item in x])
    elif cls.__name__ == "bytearray":
        y = x.copy()
    else:
        y = _rebuilt(x, memo, lambda value: deepcopy(value, memo))
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)  # alive as long as its id stands in the memo
    return y


def _deep_tuple(x, memo):
    """A tuple of copies; the same tuple if none of them is new."""
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:  # it holds itself, and was copied meanwhile
        return memo[id(x)]
    return x if all(a is b for a, b in zip(items, x)) else tuple(items)


def _own(cls, name):
    """A method that a class does not have from `object`; None if there is none."""
    method = getattr(cls, name, None)
    return None if method is getattr(object, name, None) else method


def _rebuilt(x, memo, copied):
    """A new object for `x`, by what its class says of itself; `copied` copies the parts."""
    cls = type(x)
    reduce_ex, reduce = _own(cls, "__reduce_ex__"), _own(cls, "__reduce__")
    if _is_described(cls) and (reduce_ex is not None or reduce is not None):
        return _from_parts(x, reduce_ex(x, 4) if reduce_ex is not None else reduce(x), memo, copied)
    y = memo[id(x)] = _blank(x)
    get = _own(cls, "__getstate__")
    if get is None and getattr(cls, "__setstate__", None) is None:
        _fill(x, y, copied)
        return y
    _fill_items(x, y, copied)
    state = copied(get(x) if get is not None else x.__dict__)
    if getattr(cls, "__setstate__", None) is None:
        y.__dict__.update(state)
    elif state:
        y.__setstate__(state)
    return y


def _is_described(cls):
    """Whether a class written in Python says how its instances are made anew.

    Built-in types have such methods in CPython; they are known here without.
    """
    for one in cls.__mro__:
        if "__reduce__" in one.__dict__ or "__reduce_ex__" in one.__dict__:
            return isinstance(one.__dict__.get("__reduce_ex__", one.__dict__.get("__reduce__")), type(_function))
    return False


def _from_parts(x, parts, memo, copied):
    """Makes an object of what `__reduce__` gave: a function, its arguments, then maybe state and items."""
    if isinstance(parts, str):
        return x
    function, arguments, state, items, pairs = (*parts, None, None, None)[:5]
    y = memo[id(x)] = function(*[copied(argument) for argument in arguments])
    if state is not None:
        state = copied(state)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = {}
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state:
                y.__dict__.update(state)
            for name, value in slots.items():
                setattr(y, name, value)
    for item in items or ():
        y.append(copied(item))
    for key, value in pairs or ():
        y[copied(key)] = copied(value)
    return y


def _blank(x):
    """A new object of the same class, without a call of `__init__`."""
    cls = type(x)
    for base in (list, dict, set, tuple, frozenset, int, float, complex, str, bytes):
        if isinstance(x, base):
            return base.__new__(cls) if base in (list, dict, set) else base.__new__(cls, x)
    try:
        if isinstance(x, BaseException):
            return cls.__new__(cls, *x.args)
        return object.__new__(cls)
    except TypeError:
        raise TypeError(f"cannot pickle '{cls.__name__}' object") from None


def _fill_items(x, y, copied):
    """Gives `y` copies of the items of `x`."""
    if isinstance(x, list):
        for item in x:
            y.append(copied(item))
    elif isinstance(x, dict):
        for key, value in x.items():
            y[copied(key)] = copied(value)
    elif isinstance(x, set):
        y.update([copied(item) for item in x])


def _fill(x, y, copied):
    """Gives `y` copies of what `x` holds."""
    _fill_items(x, y, copied)
    for name, value in getattr(x, "__dict__", {}).items():
        y.__dict__[name] = copied(value)
    for name in _slotnames(type(x)):
        if hasattr(x, name):
            setattr(y, name, copied(getattr(x, name)))
