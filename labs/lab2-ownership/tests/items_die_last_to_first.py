# SPDX-License-Identifier: MIT
# A list releases its items from the last to the first: when it dies, when it is cleared, when a slice goes.
class Animal:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies")


def three():
    return [Animal("ant"), Animal("bee"), Animal("cow")]


zoo = three()
del zoo
# expect: cow dies
# expect: bee dies
# expect: ant dies
zoo = three()
print("clear")  # expect: clear
zoo.clear()
# expect: cow dies
# expect: bee dies
# expect: ant dies
zoo = three()
print("delete a slice")  # expect: delete a slice
del zoo[:2]
# expect: bee dies
# expect: ant dies
print("replace a slice")  # expect: replace a slice
zoo[:] = [1, 2]           # expect: cow dies
print(zoo)                # expect: [1, 2]
