# clear_traces forgets the blocks but goes on tracing: what is made or grown later is seen again.
import tracemalloc
tracemalloc.start()
data = ['x' * 4000 + str(0)]
data.append([0] * 1000)
snapshot = tracemalloc.take_snapshot()
print(sorted(t.traceback[0].lineno for t in snapshot.traces if t.size > 3000))  # expect: [4, 5]
tracemalloc.clear_traces()
print(tracemalloc.get_object_traceback(data[0]))  # expect: None
data.append('y' * 4000 + str(1))
snapshot = tracemalloc.take_snapshot()
print([t.traceback[0].lineno for t in snapshot.traces if t.size > 3000])  # expect: [10]
data[1].extend(range(100, 1200))
snapshot = tracemalloc.take_snapshot()
print(sorted(t.traceback[0].lineno for t in snapshot.traces if t.size > 3000))  # expect: [10, 13]
tracemalloc.stop()
