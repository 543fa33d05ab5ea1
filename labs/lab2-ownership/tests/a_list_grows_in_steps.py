# SPDX-License-Identifier: MIT
# A list grows in steps: a new array once in a while, an eighth larger than needed.
import sys

empty = sys.getsizeof([])
word = sys.getsizeof([None]) - empty
zoo = []
size = empty
for count in range(1, 101):
    zoo.append(None)
    if sys.getsizeof(zoo) != size:
        size = sys.getsizeof(zoo)
        print("at", count, "room for", (size - empty) // word)
# expect: at 1 room for 4
# expect: at 5 room for 8
# expect: at 9 room for 16
# expect: at 17 room for 24
# expect: at 25 room for 32
# expect: at 33 room for 40
# expect: at 41 room for 52
# expect: at 53 room for 64
# expect: at 65 room for 76
# expect: at 77 room for 92
# expect: at 93 room for 108
