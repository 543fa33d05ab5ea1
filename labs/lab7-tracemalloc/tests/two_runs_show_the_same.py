# Tracing twice in one program gives the same answer twice.
import tracemalloc

def trace():
    tracemalloc.start()
    keep = [None] * 200
    for i in range(200):
        keep[i] = object()
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    return sum(1 for t in snapshot.traces if t.traceback[0].lineno == 8)

for run in range(3):
    print('run', run, 'sees', trace(), 'objects')
# expect: run 0 sees 200 objects
# expect: run 1 sees 200 objects
# expect: run 2 sees 200 objects
