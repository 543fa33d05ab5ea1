# SPDX-License-Identifier: MIT
# Deaths that are put off still come before the statement ends, however the lists are nested.
class Leaf:
    count = 0

    def __init__(self):
        Leaf.count += 1

    def __del__(self):
        Leaf.count -= 1


def deep(levels, content):
    for level in range(levels):
        content = [content, Leaf()]
    return content


tree = [deep(60, None), deep(200, None), deep(49, [Leaf(), Leaf()])]
print(Leaf.count)  # expect: 311
del tree[1]
print(Leaf.count)  # expect: 111
tree.clear()
print(Leaf.count)  # expect: 0
