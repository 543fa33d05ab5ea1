# The table of a set or dict belongs to the line that made it grow last.
import tracemalloc
tracemalloc.start()
s = set()
d = {}
for i in range(2000):
    s.add(i)
for i in range(2000):
    d[i] = None
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
big = [t for t in snapshot.traces if t.size > 30000]
print(sorted(t.traceback[0].lineno for t in big))  # expect: [7, 9]
