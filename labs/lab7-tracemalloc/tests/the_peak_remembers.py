# The peak outlives the blocks, until it is reset.
import tracemalloc

tracemalloc.start()
big = bytes(1000000)
del big
current, peak = tracemalloc.get_traced_memory()
print(current < 100000, peak > 1000000)  # expect: True True
tracemalloc.reset_peak()
current, peak = tracemalloc.get_traced_memory()
print(peak < 100000, current <= peak)    # expect: True True
small = bytes(300000)
current, peak = tracemalloc.get_traced_memory()
print(300000 < peak < 400000)            # expect: True
tracemalloc.stop()
print(tracemalloc.get_traced_memory())   # expect: (0, 0)
