# SPDX-License-Identifier: MIT
"""What copies of an object need to know of its class: the names of its slots."""

__all__ = []


def _slotnames(cls):
    """The names of all slots of a class and its bases, as getattr() takes them."""
    names = []
    for one in cls.__mro__:
        slots = one.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{one.__name__.lstrip('_')}{name}"
            if name not in ("__dict__", "__weakref__"):
                names.append(name)
    return names
