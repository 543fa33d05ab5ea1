# A class with abstract methods cannot be instantiated; a class that defines them all can.
from abc import ABC, ABCMeta, abstractmethod


def attempt(function):
    try:
        print(function())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__ + ":", e)


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 0

    @property
    @abstractmethod
    def name(self):
        return "shape"


class Named(Shape):
    name = "named"


class Square(Named):
    def __init__(self, side):
        self.side = side

    def area(self):
        return super().area() + self.side**2


attempt(Shape)  # expect: TypeError: Can't instantiate abstract class Shape with abstract methods area, name
attempt(Named)  # expect: TypeError: Can't instantiate abstract class Named with abstract method area
print(Square(3).area(), Square(3).name)  # expect: 9 named
print(sorted(Shape.__abstractmethods__), Square.__abstractmethods__)  # expect: ['area', 'name'] frozenset()
attempt(lambda: type.__abstractmethods__)  # expect: AttributeError: __abstractmethods__
attempt(lambda: int.__abstractmethods__)  # expect: AttributeError: __abstractmethods__


class Plain:
    pass


attempt(lambda: Plain.__abstractmethods__)  # expect: AttributeError: __abstractmethods__
Plain.__abstractmethods__ = {"one"}
attempt(Plain)  # expect: TypeError: Can't instantiate abstract class Plain with abstract method one
attempt(lambda: object.__new__(Plain))  # expect: TypeError: Can't instantiate abstract class Plain with abstract method one
Plain.__abstractmethods__ = ()
print(type(Plain()).__name__)  # expect: Plain
del Plain.__abstractmethods__
attempt(lambda: delattr(Plain, "__abstractmethods__"))  # expect: AttributeError: __abstractmethods__


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "size") else NotImplemented


class Box:
    size = 1


@Sized.register
class Bag:
    pass


class PaperBag(Bag):
    pass


print(isinstance(Box(), Sized), isinstance(Bag(), Sized))  # expect: True True
print(issubclass(PaperBag, Sized), issubclass(int, Sized))  # expect: True False
attempt(lambda: issubclass(1, Sized))  # expect: TypeError: issubclass() arg 1 must be a class
attempt(lambda: Sized.register(1))  # expect: TypeError: Can only register classes
