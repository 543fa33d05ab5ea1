# What tracemalloc adds to an allocation: nanoseconds each, for 0, 1 and 25 frames.
# Argument: how many objects.
import gc
import sys
import time
import tracemalloc


def make(n):
    kept = []
    for i in range(n):
        kept.append([i])
    return kept


def deep(level, n):
    if level == 0:
        return make(n)
    return deep(level - 1, n)


def timed(name, n):
    begin = time.perf_counter_ns()
    kept = deep(30, n)
    took = time.perf_counter_ns() - begin
    print(name, n, took / n)


gc.disable()
n = int(sys.argv[1])
timed("tracing-off", n)
tracemalloc.start(1)
timed("tracing-1-frame", n)
tracemalloc.stop()
tracemalloc.start(25)
timed("tracing-25-frames", n)
print("bytes-per-object", n, tracemalloc.get_traced_memory()[1] / n)
