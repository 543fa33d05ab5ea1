# SPDX-License-Identifier: MIT
# The new items may come from the list that is changed: they are those it had before.
zoo = ["a", "b", "c"]
zoo[1:2] = zoo
print(zoo)  # expect: ['a', 'a', 'b', 'c', 'c']
zoo[:] = zoo
print(zoo)  # expect: ['a', 'a', 'b', 'c', 'c']
zoo[:0] = zoo[3:]
print(zoo)  # expect: ['c', 'c', 'a', 'a', 'b', 'c', 'c']
zoo[len(zoo):] = zoo
print(len(zoo))  # expect: 14
zoo[2:2] = zoo[2:2]
print(len(zoo))  # expect: 14


class Animal:
    def __del__(self):
        print("an animal dies")


# A list may hold itself. Clearing it cuts the knot.
ring = [Animal()]
ring.append(ring)
print(ring[1] is ring)  # expect: True
ring.clear()            # expect: an animal dies
del ring
print("done")  # expect: done
