# The blocks of one line are counted together, whatever their number.
import tracemalloc

tracemalloc.start()
keep = [None] * 3000
for i in range(1000):
    keep[i] = object()
for i in range(2000):
    keep[1000 + i] = 'text %d' % i
snapshot = tracemalloc.take_snapshot()
for i in range(500):
    keep[i] = None
later = tracemalloc.take_snapshot()
tracemalloc.stop()

def blocks(snapshot, line):
    return sum(1 for t in snapshot.traces if t.traceback[0].lineno == line and t.traceback[0].filename == __file__)

print(blocks(snapshot, 7), blocks(snapshot, 9) // 100)  # expect: 1000 20
print(blocks(later, 7), blocks(later, 9) // 100)        # expect: 500 20
