# Cumulative statistics count a block at each frame of its traceback.
import tracemalloc

def element():
    return [None] * 500

def row():
    return [element() for _ in range(20)]

tracemalloc.start(10)
table = [row() for _ in range(5)]
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()

def blocks_of_size(line, cumulative):
    for statistic in snapshot.statistics('lineno', cumulative):
        if statistic.traceback[0].lineno == line:
            return statistic.size > 400000
    return False

print([blocks_of_size(line, False) for line in (5, 8, 11)])  # expect: [True, False, False]
print([blocks_of_size(line, True) for line in (5, 8, 11)])   # expect: [True, True, True]
