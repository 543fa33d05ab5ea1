# The peak remembers the most memory in use; reset_peak sets it back to the present.
import tracemalloc
tracemalloc.start()
big = ['x' * 1000 + str(i) for i in range(1000)]
del big
current, peak = tracemalloc.get_traced_memory()
print(peak > 1000000, current < 100000)  # expect: True True
tracemalloc.reset_peak()
current, peak = tracemalloc.get_traced_memory()
print(peak < 100000, peak >= current)  # expect: True True
tracemalloc.clear_traces()
current, peak = tracemalloc.get_traced_memory()
print(current < 10000, tracemalloc.is_tracing())  # expect: True True
tracemalloc.stop()
