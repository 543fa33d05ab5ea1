# A suspended generator that owns itself through a local is collected, and its finally clause runs.
import gc
gc.disable()

def walk():
    me = yield
    try:
        yield me
    finally:
        print('closed')

gc.collect()
g = walk()
next(g)
print(g.send(g) is g)  # expect: True
del g
print('dropped')  # expect: dropped
print(gc.collect())
# expect: closed
# expect: 0
