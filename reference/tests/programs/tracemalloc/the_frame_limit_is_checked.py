# start takes the number of frames to store, 1 to 65535; a second start is ignored.
import tracemalloc
for n in (0, -1, 65536):
    try:
        tracemalloc.start(n)
    except ValueError as e:
        print(e)
# expect: the number of frames must be in range [1; 65535]
# expect: the number of frames must be in range [1; 65535]
# expect: the number of frames must be in range [1; 65535]
tracemalloc.start(5)
tracemalloc.start(9)
print(tracemalloc.get_traceback_limit())  # expect: 5
tracemalloc.stop()
tracemalloc.start()
print(tracemalloc.get_traceback_limit())  # expect: 1
tracemalloc.stop()
