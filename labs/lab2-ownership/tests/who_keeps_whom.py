# SPDX-License-Identifier: MIT
# A list and a slice of it own the same objects: each dies when the last of its owners lets go.
class Animal:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies")


zoo = [Animal("ant"), Animal("bee"), Animal("cow")]
part = zoo[1:]
print("replace the first")  # expect: replace the first
zoo[0] = Animal("dog")      # expect: ant dies
print("delete the zoo")     # expect: delete the zoo
del zoo                     # expect: dog dies
print("delete the part")    # expect: delete the part
del part
# expect: cow dies
# expect: bee dies
