# A block that was freed before the snapshot is not in it.
import tracemalloc

def made_here(snapshot):
    return sum(t.size for t in snapshot.traces if t.traceback[0].lineno == 10)

tracemalloc.start()
keep = []
for i in range(50):
    keep.append('text' * 100 + str(i))
first = tracemalloc.take_snapshot()
print(made_here(first) > 20000)  # expect: True
keep.clear()
i = None
second = tracemalloc.take_snapshot()
print(made_here(second) < 1000)  # expect: True
tracemalloc.stop()
