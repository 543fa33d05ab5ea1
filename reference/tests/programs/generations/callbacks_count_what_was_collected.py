# The dict given to a callback at "stop" says how many objects were collected in which generation.
import gc
gc.disable()
totals = []

def watch(phase, info):
    if phase == 'stop':
        totals.append((info['generation'], info['collected'], info['uncollectable']))

def rings(n):
    for _ in range(n):
        l = []
        l.append(l)

gc.collect()
gc.callbacks.append(watch)
rings(3)
gc.collect(0)
rings(2)
gc.collect(1)
gc.collect(2)
gc.callbacks.remove(watch)
rings(1)
gc.collect()
print(totals)  # expect: [(0, 3, 0), (1, 2, 0), (2, 0, 0)]
