# SPDX-License-Identifier: MIT
# The lines that keep memory, by number of blocks; what was let go is not theirs any more.
import tracemalloc


class Node:
    pass


def first(n):
    return [bytearray(10) for _ in range(n)]


def second(n):
    return [Node() for _ in range(n)]


def lines():
    chosen = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
    counted = {}
    for statistic in chosen.statistics("lineno"):
        if statistic.count > 50:
            counted[statistic.traceback[0].lineno] = statistic.count // 100
    return sorted(counted.items())


tracemalloc.start()
a = first(300)
print(lines())  # expect: [(11, 6)]
b = second(500)
print(lines())  # expect: [(11, 6), (15, 10)]
del a[100:]
print(lines())  # expect: [(11, 2), (15, 10)]
a = None
b = b[:200]
print(lines())  # expect: [(15, 4)]
tracemalloc.clear_traces()
b = None
a = first(400)
print(lines())  # expect: [(11, 8)]
tracemalloc.stop()
print(tracemalloc.is_tracing())  # expect: False
