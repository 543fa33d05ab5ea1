# A program that frees what it makes is never collected; one that keeps it is.
import gc

seen = []

def watch(phase, info):
    if phase == 'start':
        seen.append(info['generation'])

class Node:
    pass

gc.collect()
gc.callbacks.append(watch)
for _ in range(30000):
    node = Node()
print('kept nothing:', len(seen))  # expect: kept nothing: 0
kept = [Node() for _ in range(30000)]
gc.callbacks.clear()
print('kept everything:', 40 <= len(seen) <= 44)  # expect: kept everything: True
