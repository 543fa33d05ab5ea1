# Statistics by traceback put blocks with the same frames together and keep different callers apart.
import tracemalloc

def make(n):
    text = 'x' * n
    return text

def first():
    return make(6000)

def second():
    return make(7000)

tracemalloc.start(5)
a = [first() for _ in range(3)]
b = second()
c = second()
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
for s in snapshot.statistics('traceback')[:3]:
    print([f.lineno for f in s.traceback][-3:], s.count)
# expect: [15, 9, 5] 3
# expect: [17, 12, 5] 1
# expect: [16, 12, 5] 1
top = snapshot.statistics('lineno')[0]
print(top.traceback[0].lineno, top.count)  # expect: 5 5
