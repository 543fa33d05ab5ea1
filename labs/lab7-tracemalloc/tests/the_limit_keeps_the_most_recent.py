# Of a deep stack only the most recent frames are stored, and its depth.
import tracemalloc

def dig(depth):
    if depth == 0:
        return bytes(9000)
    return dig(depth - 1)

for limit in (1, 3, 50):
    tracemalloc.start(limit)
    treasure = dig(10)
    traceback = tracemalloc.get_object_traceback(treasure)
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    total = [t.traceback.total_nframe for t in snapshot.traces if t.size >= 9000]
    print(len(traceback), 'stored of', total[0], 'lines', sorted({frame.lineno for frame in traceback}))
# expect: 1 stored of 12 lines [6]
# expect: 3 stored of 12 lines [6, 7]
# expect: 12 stored of 12 lines [6, 7, 11]
