# A first threshold of zero stops automatic collection although the collector is enabled.
import gc
seen = []

class Node:
    def __init__(self):
        self.me = self

gc.collect()
gc.set_threshold(0)
gc.callbacks.append(lambda phase, info: seen.append(phase))
for i in range(5000):
    Node()
print(seen, gc.isenabled())  # expect: [] True
gc.callbacks.clear()
print(gc.collect())  # expect: 5000
gc.set_threshold(700)
