# SPDX-License-Identifier: MIT
# Owners die before what they own, also where the chain is so deep that deaths are put off.
class Box(list):
    def __init__(self, number, content):
        self.number = number
        self.append(content)

    def __del__(self):
        died.append(self.number)


died = []
box = None
for number in range(299, -1, -1):
    box = Box(number, box)
del box
print(len(died))                 # expect: 300
print(died[:3], died[-3:])       # expect: [0, 1, 2] [297, 298, 299]
print(died == list(range(300)))  # expect: True
