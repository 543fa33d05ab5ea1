# Filters keep or drop the traces of a line.
import tracemalloc
from tracemalloc import Filter

tracemalloc.start()
first = [bytes(100 + i) for i in range(50)]
second = [bytes(100 + i) for i in range(70)]
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()

def seen(*filters):
    chosen = snapshot.filter_traces(filters)
    lines = [t.traceback[0].lineno for t in chosen.traces]
    return [line for line in (6, 7) if lines.count(line) >= 50]

print(seen())                                                   # expect: [6, 7]
print(seen(Filter(True, __file__, 6)))                          # expect: [6]
print(seen(Filter(True, __file__), Filter(False, __file__, 6))) # expect: [7]
print(seen(Filter(True, 'elsewhere.py')))                       # expect: []
