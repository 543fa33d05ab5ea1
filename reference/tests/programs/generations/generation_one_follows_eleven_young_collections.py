# Because the test is "greater than", threshold 10 means one middle collection after 11 young ones.
import gc
seen = []

def watch(phase, info):
    if phase == 'start':
        seen.append(info['generation'])

class Node:
    pass

gc.collect()
gc.callbacks.append(watch)
keep = []
while len(seen) < 24:
    keep.append(Node())
gc.callbacks.clear()
print(seen[:24])  # expect: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
