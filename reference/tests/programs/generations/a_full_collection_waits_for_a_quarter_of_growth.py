# Generation 2 is collected by itself only when what is pending exceeds a quarter of what survived last time.
import gc
seen = []

def watch(phase, info):
    if phase == 'start':
        seen.append(info['generation'])

class Node:
    pass

base = [Node() for _ in range(20000)]
gc.collect()
gc.set_threshold(20, 1, 1)
gc.callbacks.append(watch)
keep = []
for i in range(3000):
    keep.append(Node())
print(2 in seen, seen.count(1) > 10)  # expect: False True
for i in range(20000):
    keep.append(Node())
print(2 in seen)  # expect: True
gc.callbacks.clear()
gc.set_threshold(700, 10, 10)
