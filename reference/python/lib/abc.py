# SPDX-License-Identifier: MIT
"""Abstract classes: methods that a class must have before it can have instances, and classes that
count as derived although they are not.
"""

__all__ = ["ABC", "ABCMeta", "abstractmethod"]


def abstractmethod(funcobj):
    """Marks a method that a class without abstract methods must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class ABCMeta(type):
    """The class of abstract classes. Another class can be registered as a virtual subclass."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        names = {key for key, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
        for base in bases:
            for key in getattr(base, "__abstractmethods__", ()):
                if getattr(getattr(cls, key, None), "__isabstractmethod__", False):
                    names.add(key)
        cls.__abstractmethods__ = frozenset(names)
        cls._abc_registered = []
        return cls

    def register(cls, subclass):
        """Lets a class count as derived from this one. Returns it, so it can decorate."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls._abc_registered.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        return cls.__subclasscheck__(subclass) or (
            type(instance) is not subclass and cls.__subclasscheck__(type(instance)))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        said = cls.__subclasshook__(subclass)
        if said is not NotImplemented:
            return bool(said)
        if cls in subclass.__mro__:
            return True
        if any(issubclass(subclass, one) for one in cls._abc_registered):
            return True
        return any(issubclass(subclass, one) for one in cls.__subclasses__())


class ABC(metaclass=ABCMeta):
    """To derive from, where a metaclass would look strange."""

    __slots__ = ()
