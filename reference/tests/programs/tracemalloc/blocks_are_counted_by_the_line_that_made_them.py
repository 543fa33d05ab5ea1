# Statistics by line give the number of blocks that each line made and that still live.
import tracemalloc

tracemalloc.start()
keep = [None] * 300
for i in range(100):
    keep[i] = object()
for i in range(200):
    keep[100 + i] = 'text' + str(i)
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
counts = {}
for stat in snapshot.statistics('lineno'):
    frame = stat.traceback[0]
    if frame.filename == __file__:
        counts[frame.lineno] = stat.count
print(counts[5] <= 2, counts[7], counts[9] - 200 <= 2, counts[9] >= 200)  # expect: True 100 True True
