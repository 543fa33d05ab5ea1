# The same line called from two places gives two tracebacks.
import tracemalloc

def make(size):
    return bytes(size)

def left():
    return make(6000)

def right():
    return make(7000)

tracemalloc.start(2)
some = [left() for _ in range(3)]
other = right()
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
for statistic in snapshot.statistics('traceback')[:2]:
    print([frame.lineno for frame in statistic.traceback], statistic.count)
# expect: [8, 5] 3
# expect: [11, 5] 1
top = snapshot.statistics('lineno')[0]
print(top.traceback[0].lineno, top.count)  # expect: 5 4
