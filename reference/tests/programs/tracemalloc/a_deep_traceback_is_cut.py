# total_nframe tells how deep the stack was although only the limit is stored.
import tracemalloc

def down(n):
    return 'x' * 5000 + str(n) if n == 0 else down(n - 1)

tracemalloc.start(4)
x = down(40)
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
tb = [t.traceback for t in snapshot.traces if t.size > 5000][0]
print(len(tb), tb.total_nframe)
print(sorted({f.lineno for f in tb}))
# expect: 4 42
# expect: [5]
