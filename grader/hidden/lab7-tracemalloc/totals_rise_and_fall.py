# SPDX-License-Identifier: MIT
# Current and peak, by large blocks that drown all others: rising, falling, resizing, reset.
import tracemalloc

UNIT = 1000000


def units():
    return tuple((size + UNIT // 2) // UNIT for size in tracemalloc.get_traced_memory())


tracemalloc.start()
a = bytearray(3 * UNIT)
b = bytearray(2 * UNIT)
print(units())  # expect: (5, 5)
del a
print(units())  # expect: (2, 5)
tracemalloc.reset_peak()
print(units())  # expect: (2, 2)
c = [bytearray(UNIT) for _ in range(4)]
print(units())  # expect: (6, 6)
c.pop()
b = None
print(units())  # expect: (3, 6)
d = bytearray(UNIT)
d += bytearray(3 * UNIT)
print(units()[0])  # expect: 7
tracemalloc.reset_peak()
del c, d
print(units())  # expect: (0, 7)
tracemalloc.stop()
print(tracemalloc.get_traced_memory())  # expect: (0, 0)
