# With threshold1 = 2 every fourth automatic collection is a middle one.
import gc
seen = []

def watch(phase, info):
    if phase == 'start':
        seen.append(info['generation'])

class Node:
    pass

gc.collect()
gc.set_threshold(50, 2, 1000)
gc.callbacks.append(watch)
keep = []
while len(seen) < 12:
    keep.append(Node())
gc.callbacks.clear()
gc.set_threshold(700, 10, 10)
print(seen[:12])  # expect: [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]
