# SPDX-License-Identifier: MIT
# Objects come back into lists, dicts and closures, by both ways to die; each is finalized once.
import gc

gc.disable()
gc.collect()


class Phoenix:
    def __init__(self, name, place):
        self.name = name
        self.place = place

    def __del__(self):
        print(self.name, "is finalized")
        self.place(self)


def never(self):
    pass


shelf = []
table = {}


def onto_the_table(self):
    table[self.name] = self


a = Phoenix("a", shelf.append)
a.part = Phoenix("part of a", never)
b = Phoenix("b", onto_the_table)
b.ring = Phoenix("c", onto_the_table)
b.ring.ring = b
d = Phoenix("d", never)
d.friend = b
del a  # expect: a is finalized
print([thing.name for thing in shelf], shelf[0].part.name)  # expect: ['a'] part of a
del b, d  # expect: d is finalized
print(gc.collect(), sorted(table))  # expect: b is finalized
# expect: c is finalized
# expect: 0 ['b', 'c']
table["b"].ring = None
table.pop("c")
print("c is gone")  # expect: c is gone
table.clear()
print(gc.collect())  # expect: 0
shelf[0].me = shelf[0]
shelf.clear()
print(gc.collect())  # expect: part of a is finalized
# expect: 3
