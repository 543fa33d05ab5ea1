# SPDX-License-Identifier: MIT
# Slices own their items too. Steps, negative bounds, assignment to several slots, and multiplication.
class Bead:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print("bead", self.number, "is gone")

    def __repr__(self):
        return "b%d" % self.number


string = [Bead(n) for n in range(8)]
every_third = string[::3]
tail = string[-2:]
del string[::2]  # expect: bead 2 is gone
# expect: bead 4 is gone
print(string, every_third, tail)  # expect: [b1, b3, b5, b7] [b0, b3, b6] [b6, b7]
string[1:3] = [every_third[1]]  # expect: bead 5 is gone
print(string)  # expect: [b1, b3, b7]
every_third = None  # expect: bead 0 is gone
string *= 2
print(string)  # expect: [b1, b3, b7, b1, b3, b7]
string[::2] = [0, 0, 0]
print(string, tail)  # expect: [0, b3, 0, b1, 0, b7] [b6, b7]
string[-1:] = tail[1:] * 3
print(string)  # expect: [0, b3, 0, b1, 0, b7, b7, b7]
tail.clear()  # expect: bead 6 is gone
string = [string, string[:2]]
print(string)  # expect: [[0, b3, 0, b1, 0, b7, b7, b7], [0, b3]]
string = None  # expect: bead 7 is gone
# expect: bead 1 is gone
# expect: bead 3 is gone
