# gc.callbacks are called around each collection, in list order, with the phase and a dict.
import gc
gc.disable()
gc.collect()

def first(phase, info):
    print('first', phase, info)

def second(phase, info):
    print('second', phase, sorted(info))

gc.callbacks.append(first)
gc.callbacks.append(second)
l = []
l.append(l)
del l
gc.collect()
# expect: first start {'generation': 2, 'collected': 0, 'uncollectable': 0}
# expect: second start ['collected', 'generation', 'uncollectable']
# expect: first stop {'generation': 2, 'collected': 1, 'uncollectable': 0}
# expect: second stop ['collected', 'generation', 'uncollectable']
gc.callbacks.remove(second)
gc.collect(0)
# expect: first start {'generation': 0, 'collected': 0, 'uncollectable': 0}
# expect: first stop {'generation': 0, 'collected': 0, 'uncollectable': 0}
gc.callbacks.clear()
print(gc.collect(), gc.callbacks)  # expect: 0 []
