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
        log.append(self.name)
        self.place(self)


def never(self):
    pass


shelf = []
log = []
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
del a
print([thing.name for thing in shelf], shelf[0].part.name, log)  # expect: ['a'] part of a ['a']
del b, d
print(gc.collect(), sorted(table), sorted(log))  # expect: 0 ['b', 'c'] ['a', 'b', 'c', 'd']
table["b"].ring = None
table.pop("c")
print("c is gone")  # expect: c is gone
table.clear()
print(gc.collect())  # expect: 0
shelf[0].me = shelf[0]
shelf.clear()
print(gc.collect(), sorted(log))  # expect: 3 ['a', 'b', 'c', 'd', 'part of a']
