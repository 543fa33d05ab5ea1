# SPDX-License-Identifier: MIT
# A list that shrinks below half of its room gives some back, and keeps a little to grow into.
import sys

empty = sys.getsizeof([])
word = sys.getsizeof([None]) - empty


def room(values):
    return (sys.getsizeof(values) - empty) // word


zoo = [None] * 40
last = room(zoo)
print("40 items, room for", last)  # expect: 40 items, room for 40
while zoo:
    zoo.pop()
    if room(zoo) != last:
        last = room(zoo)
        print(len(zoo), "items, room for", last)
# expect: 19 items, room for 24
# expect: 11 items, room for 16
# expect: 7 items, room for 12
# expect: 5 items, room for 8
# expect: 1 items, room for 4
# expect: 0 items, room for 0
