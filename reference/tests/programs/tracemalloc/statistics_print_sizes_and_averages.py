# A statistic prints its place, size, count and average in a fixed form.
import tracemalloc
tracemalloc.start()
data = ['x' * 5000 + str(i) for i in range(10)]
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
stat = snapshot.statistics('lineno')[0]
text = str(stat)
print(text.startswith(__file__ + ':4: size='))  # expect: True
print(stat.traceback[0].lineno, stat.size > 50000, stat.count >= 10)  # expect: 4 True True
print('count=' + str(stat.count) in text, 'average=' in text, 'KiB' in text)  # expect: True True True
diff = snapshot.compare_to(snapshot, 'lineno')[0]
print('(+0 B)' in str(diff), '(+0)' in str(diff), diff.size_diff, diff.count_diff)  # expect: True True 0 0
