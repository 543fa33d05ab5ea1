# SPDX-License-Identifier: MIT
# Weak references to weak references, callbacks that make new ones, and one shared by all.
import weakref


class Cat:
    pass


class Watch(weakref.ref):
    pass


def heard(name):
    def call(ref):
        print(name, "heard of it,", ref() is None, [watch() is None for watch in watches])
    return call


watches = []
cat = Cat()
inner = Watch(cat, heard("inner"))
outer = weakref.ref(inner, heard("outer"))
watches += [outer, weakref.ref(cat)]
print(weakref.getweakrefcount(cat), weakref.getweakrefcount(inner))  # expect: 2 1
print(watches[1] is weakref.ref(cat), outer() is inner)  # expect: True True
del cat  # expect: inner heard of it, True [False, True]
print(inner() is None, outer() is inner)  # expect: True True
del inner  # expect: outer heard of it, True [True, True]
print(outer() is None)  # expect: True


class Chain:
    def __init__(self, length):
        self.next = Chain(length - 1) if length > 1 else None


def note(ref):
    order.append(refs.index(ref))


order, refs = [], []
chain = Chain(5)
at = chain
while at is not None:
    refs.append(weakref.ref(at, note))
    at = at.next
chain.next.next.next.next.next = None
del at
del chain
print(order, [ref() for ref in refs])  # expect: [0, 1, 2, 3, 4] [None, None, None, None, None]
