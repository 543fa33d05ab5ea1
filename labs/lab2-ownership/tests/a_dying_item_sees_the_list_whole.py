# SPDX-License-Identifier: MIT
# Code that runs while an item dies finds the list as it will be, never half done.
zoo = []


class Animal:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __del__(self):
        print(self.name, "sees", zoo)


for name in ["ant", "bee", "cow", "dog"]:
    zoo.append(Animal(name))
del name
zoo[0] = "elk"  # expect: ant sees ['elk', bee, cow, dog]
zoo[1:3] = ["fox"]
# expect: cow sees ['elk', 'fox', dog]
# expect: bee sees ['elk', 'fox', dog]
zoo.clear()  # expect: dog sees []
