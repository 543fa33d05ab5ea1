# Two snapshots around a leaking step point at the line that leaks.
import tracemalloc

cache = []

def leaky(n):
    cache.append('leak' * 500 + str(n))

def clean(n):
    return len('clean' * 500 + str(n))

tracemalloc.start()
for n in range(10):
    leaky(n)
    clean(n)
first = tracemalloc.take_snapshot()
for n in range(100):
    leaky(n)
    clean(n)
second = tracemalloc.take_snapshot()
tracemalloc.stop()
worst = second.compare_to(first, 'lineno')[0]
print(worst.traceback[0].lineno, worst.count_diff, worst.size_diff > 200000)  # expect: 7 100 True
