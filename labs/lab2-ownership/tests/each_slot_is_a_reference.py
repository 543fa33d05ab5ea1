# SPDX-License-Identifier: MIT
# Every slot of a list owns one reference; reading an item takes none for long.
import sys

ant = object()
alone = sys.getrefcount(ant)


def owners():
    return sys.getrefcount(ant) - alone


zoo = [ant]
print(owners())  # expect: 1
zoo.append(ant)
zoo.insert(0, ant)
print(owners())  # expect: 3
part = zoo[:2]
print(owners())  # expect: 5
zoo[1] = None
print(owners())  # expect: 4
print(zoo[0] is ant, owners())  # expect: True 4
zoo.reverse()
print(owners())  # expect: 4
del part
print(owners())  # expect: 2
zoo[1:] = [ant, ant, ant]
print(owners())  # expect: 4
zoo.clear()
print(owners())  # expect: 0
