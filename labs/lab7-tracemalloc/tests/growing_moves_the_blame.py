# A container's buffer belongs to the line that made it grow.
import tracemalloc

def fill_list(items):
    for i in range(5000):
        items.append(None)

def fill_dict(table):
    for i in range(5000):
        table[i] = None

def large_blocks():
    chosen = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
    return sorted(trace.traceback[0].lineno for trace in chosen.traces if trace.size > 20000)

tracemalloc.start()
items = []
table = {}
fill_list(items)
fill_dict(table)
print(large_blocks())  # expect: [6, 10]
del items[100:]
print(large_blocks())  # expect: [10]
tracemalloc.stop()
