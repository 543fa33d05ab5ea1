import gc

gc.collect()
gc.freeze()
seen = []


def note(phase, info):
    if phase == 'start':
        seen.append(info['generation'])


gc.callbacks.append(note)
keep = []
while 2 not in seen:
    keep.append([])
gc.callbacks.clear()
print('first collection of generation 1:', seen.index(1) + 1)
# expect: first collection of generation 1: 12
print('first collection of generation 2:', seen.index(2) + 1)
# expect: first collection of generation 2: 133
