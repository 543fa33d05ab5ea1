# A traceback lists frames from the oldest to the most recent and keeps the most recent ones up to the limit.
import tracemalloc

def inner(n):
    return 'made' * n

def outer(n):
    return inner(n)

def top(n):
    return outer(n)

for limit in (1, 2, 10):
    tracemalloc.start(limit)
    x = top(100)
    tb = tracemalloc.get_object_traceback(x)
    print(limit, [f.lineno for f in tb], tb.total_nframe)
    tracemalloc.stop()
    x = None
# expect: 1 [5] None
# expect: 2 [8, 5] None
# expect: 10 [15, 11, 8, 5] None
