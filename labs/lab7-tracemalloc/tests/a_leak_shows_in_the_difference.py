# The difference of two snapshots names the line that leaks.
import tracemalloc

log = []

def leak(n):
    log.append('entry %d ' % n * 100)

def clean(n):
    return len('scratch %d ' % n * 100)

def work(rounds):
    for n in range(rounds):
        leak(n)
        clean(n)

tracemalloc.start()
work(10)
first = tracemalloc.take_snapshot()
work(200)
second = tracemalloc.take_snapshot()
tracemalloc.stop()
worst = second.compare_to(first, 'lineno')[0]
print('line', worst.traceback[0].lineno, 'grew by', worst.count_diff, 'blocks')  # expect: line 7 grew by 200 blocks
print('by more than 200,000 bytes:', worst.size_diff > 200000)  # expect: by more than 200,000 bytes: True
