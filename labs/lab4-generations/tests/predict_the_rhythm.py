# Which generations are collected, one after the other, when the thresholds are 50, 2, 1000?
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
kept = []
while len(seen) < 8:
    kept.append(Node())
gc.callbacks.clear()
gc.set_threshold(700, 10, 10)
print(seen)  # expect: [0, 0, 0, 1, 0, 0, 0, 1]
