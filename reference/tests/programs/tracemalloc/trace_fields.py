# A trace of a snapshot has domain, size and traceback; snapshots know their limit.
import tracemalloc
tracemalloc.start(2)
data = ['y' * 3000 + str(i) for i in range(3)]
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
print(snapshot.traceback_limit)  # expect: 2
big = [t for t in snapshot.traces if 3000 <= t.size < 3200]
print(len(big), {t.domain for t in big})  # expect: 3 {0}
print({t.traceback[-1].lineno for t in big})  # expect: {4}
print(len(snapshot.traces) > 3)  # expect: True
