# Tracing is off, on, and off again, and says so.
import tracemalloc

print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())  # expect: False (0, 0)
for frames in (0, 65536):
    try:
        tracemalloc.start(frames)
    except ValueError as error:
        print(error)
# expect: the number of frames must be in range [1; 65535]
# expect: the number of frames must be in range [1; 65535]
tracemalloc.start(7)
tracemalloc.start(3)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())  # expect: True 7
text = str(10 ** 30) * 100
print(tracemalloc.get_traced_memory()[0] >= len(text))  # expect: True
tracemalloc.stop()
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())  # expect: False (0, 0)
try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
# expect: the tracemalloc module must be tracing memory allocations to take a snapshot
