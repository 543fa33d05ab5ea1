# With 40,000 long-lived nodes, a full collection waits until 10,000 more have joined generation 2.
import gc

seen = []

def watch(phase, info):
    if phase == 'start':
        seen.append(info['generation'])

class Node:
    pass

old = [Node() for _ in range(40000)]
gc.collect()
gc.set_threshold(100, 1, 1)
gc.callbacks.append(watch)
kept = [Node() for _ in range(9000)]
print('9,000 more: middle', 1 in seen, 'full', 2 in seen)
# expect: 9,000 more: middle True full False
kept += [Node() for _ in range(8000)]
print('17,000 more: full', seen.count(2))  # expect: 17,000 more: full 1
gc.callbacks.clear()
gc.set_threshold(700, 10, 10)
