# Strings, big ints, sets, functions, bytes and objects are all traced to their line.
import tracemalloc

tracemalloc.start()
a = 'x' * 100 + str(1)
b = 10 ** 50 + len(a)
c = object()
d = set(range(1000))
e = lambda: None
f = b'bytes' * len(a)
where = [tracemalloc.get_object_traceback(o)[0].lineno for o in (a, b, c, d, e, f)]
tracemalloc.stop()
print(where)  # expect: [5, 6, 7, 8, 9, 10]
