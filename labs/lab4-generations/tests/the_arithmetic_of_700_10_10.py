# With the thresholds 700, 10, 10: when is generation 1 collected for the first time, when generation 2?
import gc

seen = []

def watch(phase, info):
    if phase == 'start':
        seen.append(info['generation'])

class Node:
    pass

gc.collect()
gc.callbacks.append(watch)
kept = []
while 2 not in seen:
    kept.append(Node())
gc.callbacks.clear()
print('the first middle one is number', seen.index(1) + 1)
# expect: the first middle one is number 12
print('the first full one is number', seen.index(2) + 1)
# expect: the first full one is number 133
print(seen.count(0), 'young and', seen.count(1), 'middle ones came before it')
# expect: 121 young and 11 middle ones came before it
print('more than 90,000 nodes:', len(kept) > 90000)
# expect: more than 90,000 nodes: True
