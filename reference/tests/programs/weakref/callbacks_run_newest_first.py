# When the object dies its callbacks run, the newest first, each with its own dead reference.
import weakref

class Thing:
    pass

def maker(n):
    def callback(r):
        print(n, r is refs[n], r(), [x() for x in refs])
    return callback

t = Thing()
refs = []
for n in range(3):
    refs.append(weakref.ref(t, maker(n)))
del t
# expect: 2 True None [None, None, None]
# expect: 1 True None [None, None, None]
# expect: 0 True None [None, None, None]
print([r.__callback__ for r in refs])  # expect: [None, None, None]
