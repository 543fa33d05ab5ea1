# SPDX-License-Identifier: MIT
# Two hundred rings of different sizes. Some are kept, by one member each; some hang from others.
import gc
gc.disable()
gc.collect()


class Link:
    def __init__(self, ring, place):
        self.ring = ring
        self.place = place


def make(ring):
    size = ring % 7 + 1
    links = [Link(ring, place) for place in range(size)]
    for place in range(size):
        links[place].next = links[(place + 3) % size]
        links[place].back = links[place - 1]
    return links[ring % size]


kept = []
for ring in range(200):
    link = make(ring)
    if ring % 5 == 0:
        kept.append(link)
    elif ring % 5 == 1:
        kept[-1].hanging = link
    del link
print(gc.collect())  # expect: 476
print(sum(link.ring for link in kept), sum(link.hanging.place for link in kept))  # expect: 3900 72
for link in kept[1::2]:
    link.hanging = None
link = None
print(gc.collect())  # expect: 80
del kept[1:]
print(gc.collect())  # expect: 235
first = kept.pop()
print(first.next is first, first.hanging.ring)  # expect: True 1
first.hanging.holds = first
first = None
print(gc.collect())  # expect: 3
