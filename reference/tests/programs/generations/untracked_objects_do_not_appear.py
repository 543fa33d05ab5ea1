# Numbers, strings, None and object() are never tracked; containers, functions, classes and instances are.
import gc

class Node:
    pass

class Slotted:
    __slots__ = ()

def generator():
    yield 1

never = [1, 2.5, 'text', b'bytes', True, None, range(3), object(), (), int]
print([gc.is_tracked(o) for o in never])
# expect: [False, False, False, False, False, False, False, False, False, False]
always = [[], set(), frozenset(), len, lambda: 0, Node, Node(), Slotted(), gc, iter([]), Node().__init__]
print([gc.is_tracked(o) for o in always])
# expect: [True, True, True, True, True, True, True, True, True, True, True]
more = [ValueError(), property(), generator(), slice(1), {}.keys(), iter({}), zip(), Node.__dict__]
print([gc.is_tracked(o) for o in more])  # expect: [True, True, True, True, True, True, True, True]
print(gc.is_tracked({}), gc.is_tracked([1]), gc.is_tracked({'k': []}))  # expect: False True True
