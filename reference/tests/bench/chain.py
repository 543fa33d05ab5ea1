# The death of a long chain of lists: nanoseconds per list. Argument: length.
import gc
import sys
import time

gc.disable()
n = int(sys.argv[1])
head = None
for i in range(n):
    head = [head]
begin = time.perf_counter_ns()
del head
print("chain-dies", n, (time.perf_counter_ns() - begin) / n)
