# SPDX-License-Identifier: MIT
# Rings are let go in each generation, some across two of them: which collection finds how many?
import gc

gc.disable()
gc.collect()


class Node:
    pass


def ring(*members):
    for i, member in enumerate(members):
        member.next = members[i - 1]
    return members


def aged(collections):
    node = Node()
    for generation in range(collections):
        gc.collect(generation)
    return node


old, middle = aged(3), aged(1)
young = Node()
ring(old, middle)
ring(middle, young)
del young
print(gc.collect(0))  # expect: 0
del middle
print(gc.collect(0), gc.collect(1))  # expect: 0 0
del old
print(gc.collect(1), gc.collect(2))  # expect: 0 2

first, second, third = aged(2), aged(1), Node()
ring(first, first)
ring(second, second)
ring(third, third)
second.holds = first
third.holds = second
del first, second, third
print(gc.collect(0), gc.collect(1), gc.collect(2))  # expect: 1 1 1
print([stats["collections"] > 0 for stats in gc.get_stats()], gc.get_count()[1:])  # expect: [True, True, True] (0, 0)
