# While a large structure is built, full collections become rarer and rarer.
import gc

full = 0
middle = 0

def watch(phase, info):
    global full, middle
    if phase == 'start':
        full += info['generation'] == 2
        middle += info['generation'] == 1

class Node:
    pass

def build(count):
    global full, middle
    full = middle = 0
    for _ in range(count):
        kept.append(Node())
    return middle, full

kept = [Node() for _ in range(20000)]
gc.collect()
gc.set_threshold(20, 1, 1)
gc.callbacks.append(watch)
middle_20, full_20 = build(20000)
middle_40, full_40 = build(40000)
gc.callbacks.clear()
gc.set_threshold(700, 10, 10)
print('twice the nodes:')  # expect: twice the nodes:
print('about twice the middle ones:', 1.8 < middle_40 / middle_20 < 2.2)
# expect: about twice the middle ones: True
print('as many full ones, or one apart:', abs(full_40 - full_20) <= 1)
# expect: as many full ones, or one apart: True
