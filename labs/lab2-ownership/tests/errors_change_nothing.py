# SPDX-License-Identifier: MIT
# A failed operation leaves the list as it was, and lets go of what it was given.
class Animal:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies")


zoo = ["a", "b"]
try:
    zoo[2] = Animal("ant")  # expect: ant dies
except IndexError as error:
    print(error)  # expect: list assignment index out of range
try:
    print(zoo[2])
except IndexError as error:
    print(error)  # expect: list index out of range
try:
    zoo[0:1] = 5
except TypeError as error:
    print(error)  # expect: can only assign an iterable
print(zoo)        # expect: ['a', 'b']
zoo.insert(99, "d")
zoo.insert(-1, "c")
print(zoo)  # expect: ['a', 'b', 'c', 'd']
print(zoo[3:1], zoo[-2:99])  # expect: [] ['c', 'd']
