# A snapshot does not change when memory is released or tracing stops.
import tracemalloc
tracemalloc.start()
data = ['x' * 1000 + str(i) for i in range(100)]
snapshot = tracemalloc.take_snapshot()

def line_size(line):
    return sum(t.size for t in snapshot.traces if t.traceback[0].lineno == line)

before = line_size(4)
del data
tracemalloc.clear_traces()
tracemalloc.stop()
print(before > 100000, line_size(4) == before)  # expect: True True
print(sum(s.count for s in snapshot.statistics('filename')) == len(snapshot.traces))  # expect: True
print(sum(s.size for s in snapshot.statistics('lineno')) == sum(t.size for t in snapshot.traces))  # expect: True
