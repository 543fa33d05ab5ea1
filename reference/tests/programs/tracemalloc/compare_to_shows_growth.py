# compare_to gives, per line, the difference of two snapshots: new blocks, grown and vanished ones.
import tracemalloc
gone, fresh = [], []
tracemalloc.start()
for i in range(200):
    gone.append(str(i) * 100)
first = tracemalloc.take_snapshot()
gone.clear()
for i in range(300):
    fresh.append(str(i) * 100)
second = tracemalloc.take_snapshot()
tracemalloc.stop()
found = {}
for d in second.compare_to(first, 'lineno'):
    if d.traceback[0].filename == __file__:
        found[d.traceback[0].lineno] = d
print(found[6].count < 3, found[6].count_diff <= -199, found[6].size_diff < -20000)  # expect: True True True
print(found[10].count >= 300, found[10].count_diff == found[10].count, found[10].size_diff == found[10].size)
# expect: True True True
top = second.compare_to(first, 'lineno')
print(all(abs(a.size_diff) >= abs(b.size_diff) for a, b in zip(top, top[1:])))  # expect: True
