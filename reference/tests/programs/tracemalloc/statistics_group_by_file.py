# Statistics by file name have line 0 and one entry per file.
import tracemalloc
tracemalloc.start()
data = [[i] for i in range(500)]
more = {i: str(i) for i in range(500)}
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
stats = snapshot.statistics('filename')
mine = [s for s in stats if s.traceback[0].filename == __file__]
print(len(mine), mine[0].traceback[0].lineno, mine[0].count > 1000)
print(all(a.size >= b.size for a, b in zip(stats, stats[1:])))
for key in ('size', 'name'):
    try:
        snapshot.statistics(key)
    except ValueError as e:
        print(e)
try:
    snapshot.statistics('traceback', cumulative=True)
except ValueError:
    print('ValueError')
# expect: 1 0 True
# expect: True
# expect: unknown key_type: 'size'
# expect: unknown key_type: 'name'
# expect: ValueError
