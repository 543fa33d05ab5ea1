import tracemalloc

tracemalloc.start()
before = tracemalloc.take_snapshot()
cache = []
for i in range(1000):
    cache.append(bytes(1000))
after = tracemalloc.take_snapshot()
most = after.compare_to(before, 'lineno')[0]
print('line', most.traceback[0].lineno)  # expect: line 7
print(most.count_diff >= 1000, most.size_diff >= 1000 * 1000)  # expect: True True
