# SPDX-License-Identifier: MIT
# Items that die change the list that let them go: they delete from it, and replace what is left.
class Animal:
    def __init__(self, name, action=None):
        self.name = name
        self.action = action

    def __del__(self):
        print(self.name, "dies, the zoo has", [str(a) for a in zoo])
        if self.action:
            self.action()

    def __str__(self):
        return self.name


def delete_first():
    del zoo[0]


def replace_all():
    zoo[:] = [Animal("new")]


zoo = []
zoo += [Animal("ant"), Animal("bee", delete_first), Animal("cow"), Animal("dog")]
del zoo[1]  # expect: bee dies, the zoo has ['ant', 'cow', 'dog']
# expect: ant dies, the zoo has ['cow', 'dog']
zoo.append(Animal("eel", replace_all))
zoo.pop()  # expect: eel dies, the zoo has ['cow', 'dog']
# expect: dog dies, the zoo has ['new']
# expect: cow dies, the zoo has ['new']
zoo[0:0] = [Animal("fox", delete_first), Animal("gnu")]
zoo[0:1] = []  # expect: fox dies, the zoo has ['gnu', 'new']
# expect: gnu dies, the zoo has ['new']
zoo.extend(zoo)
print(len(zoo), [str(a) for a in zoo])  # expect: 2 ['new', 'new']
zoo.remove(zoo[0])
zoo.reverse()
zoo.clear()  # expect: new dies, the zoo has []
print(len(zoo))  # expect: 0
