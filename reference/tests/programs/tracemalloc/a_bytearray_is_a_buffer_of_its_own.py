# The bytes of a bytearray are in a block of their own, which belongs to the line that resized it last.
import gc
import sys
import tracemalloc
import weakref

tracemalloc.start()
big = bytearray(10 ** 6)
now, peak = tracemalloc.get_traced_memory()
print(now >= 10 ** 6, len(big), big[999999])  # expect: True 1000000 0
biggest = tracemalloc.take_snapshot().statistics('lineno')[0]
print(biggest.traceback[0].lineno, biggest.size >= 10 ** 6)  # expect: 8 True
big *= 2
biggest = tracemalloc.take_snapshot().statistics('lineno')[0]
print(biggest.traceback[0].lineno, biggest.size >= 2 * 10 ** 6)  # expect: 13 True
del big[10:]
print(tracemalloc.get_traced_memory()[0] < 10 ** 5)  # expect: True
big = None
tracemalloc.stop()

# It owns no object: the collector does not know it, and it keeps no list of weak references.
print(gc.is_tracked(bytearray(5)))  # expect: False
try:
    weakref.ref(bytearray())
except TypeError as error:
    print(error)  # expect: cannot create weak reference to 'bytearray' object


class Referable(bytearray):
    pass


mine = Referable(b'x')
ref = weakref.ref(mine)
print(ref() is mine, gc.is_tracked(mine))  # expect: True True
mine = None
print(ref())  # expect: None

# Appending moves the buffer now and then only, and what is cut off in front is not copied away.
grown = bytearray()
sizes = []
for i in range(100):
    grown.append(i)
    if sys.getsizeof(grown) not in sizes:
        sizes.append(sys.getsizeof(grown))
print(len(sizes) < 25, sizes[-1] >= sizes[0] + 99, grown.__alloc__() > 100)  # expect: True True True
del grown[:10]
print(len(grown), grown[0], grown.__alloc__() > 100)  # expect: 90 10 True
