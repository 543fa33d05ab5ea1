# Tracing is off until start, counts from zero, and forgets everything at stop.
import tracemalloc
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())  # expect: False (0, 0)
tracemalloc.start()
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())  # expect: True 1
data = [str(i) * 50 for i in range(100)]
current, peak = tracemalloc.get_traced_memory()
print(current > 5000, peak >= current)  # expect: True True
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())  # expect: False (0, 0)
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
# expect: the tracemalloc module must be tracing memory allocations to take a snapshot
