# SPDX-License-Identifier: MIT
# Rings that share a member, hang from each other, or lead through lists, dicts, tuples and methods.
import gc
gc.disable()
gc.collect()


class Node:
    def greet(self):
        return self


def eight():
    left, middle, right = Node(), Node(), Node()
    left.next, middle.left = middle, left
    right.next, middle.right = middle, right
    return middle


def through_containers():
    node = Node()
    node.items = [(node,), {"node": node}]
    return node


def through_a_method():
    node = Node()
    node.method = node.greet
    return node


kept = eight()
eight()
print(gc.collect())  # expect: 3
through_containers()
print(gc.collect())  # expect: 4
through_a_method()
print(gc.collect())  # expect: 2
kept.left.ring = through_containers()
kept.right.ring = kept.left.ring
print(gc.collect())  # expect: 0
kept = kept.left
print(gc.collect())  # expect: 0
kept.next.right = None
print(gc.collect())  # expect: 0
kept = None
print(gc.collect())  # expect: 6
