# Garbage in a ring is still traced, until the collector frees it.
import gc
import tracemalloc

class Node:
    def __init__(self):
        self.payload = bytes(100000)
        self.me = self

def payloads():
    snapshot = tracemalloc.take_snapshot()
    return sum(1 for t in snapshot.traces if t.size >= 100000)

gc.disable()
tracemalloc.start()
node = Node()
print(payloads())  # expect: 1
del node
print(payloads())  # expect: 1
gc.collect()
print(payloads())  # expect: 0
tracemalloc.stop()
