# A block belongs to the line that made it or resized it last, and the dead do not count.
import tracemalloc

def make(n):
    return 'x' * n

def grow(items):
    for i in range(20000):
        items.append(None)

tracemalloc.start()
text = make(50000)
items = [None] * 100
grow(items)
gone = bytes(70000)
del gone
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
for statistic in snapshot.statistics('lineno')[:2]:
    line = statistic.traceback[0].lineno
    print('line', line, 'has', statistic.count, 'block, large:', statistic.size > 40000)
# expect: line 9 has 1 block, large: True
# expect: line 5 has 1 block, large: True
