# When a list grows, its buffer belongs to the line that made it grow.
import tracemalloc
tracemalloc.start()
data = []
for i in range(1000):
    data.append(None)
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
big = [t for t in snapshot.traces if t.size >= 8000]
print([t.traceback[0].lineno for t in big])  # expect: [6]
print(len(big))  # expect: 1
