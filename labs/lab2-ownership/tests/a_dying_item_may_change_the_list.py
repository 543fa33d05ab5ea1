# SPDX-License-Identifier: MIT
# An item that dies may append to the very list that lets it go, or empty it.
zoo = []


class Heir:
    def __del__(self):
        print("an heir dies")


class Parent:
    def __del__(self):
        print("a parent dies")
        zoo.append(Heir())


class Vandal:
    def __del__(self):
        print("a vandal dies")
        zoo.clear()


zoo.extend([Heir(), Parent(), Heir()])
print("clear")  # expect: clear
zoo.clear()
# expect: an heir dies
# expect: a parent dies
# expect: an heir dies
print(len(zoo))  # expect: 1
zoo.append(Vandal())
print("replace the vandal")  # expect: replace the vandal
zoo[1] = Heir()
# expect: a vandal dies
# expect: an heir dies
# expect: an heir dies
print(len(zoo))  # expect: 0
