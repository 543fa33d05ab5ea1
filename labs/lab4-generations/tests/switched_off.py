# Two switches stop automatic collection; gc.collect() works all the same.
import gc

class Node:
    def __init__(self):
        self.me = self

def run():
    seen.clear()
    for _ in range(3000):
        Node()
    return len(seen) > 0

seen = []
gc.collect()
gc.callbacks.append(lambda phase, info: seen.append(phase))
print('on:', run())  # expect: on: True
gc.disable()
print('disabled:', run())  # expect: disabled: False
gc.enable()
gc.set_threshold(0)
print('threshold 0:', run())  # expect: threshold 0: False
gc.set_threshold(700)
print('on again:', run())  # expect: on again: True
gc.disable()
gc.collect()
seen.clear()
run()
print(gc.collect())  # expect: 3000
gc.callbacks.clear()
