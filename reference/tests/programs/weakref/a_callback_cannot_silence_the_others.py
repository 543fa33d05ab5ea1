# All callbacks due are gathered before the first runs: one that drops the other references does not stop them.
import weakref

class Thing:
    pass

def newest(ref):
    print('newest', len(refs))
    refs.clear()

def oldest(ref):
    print('oldest', len(refs), ref())

t = Thing()
refs = []
refs.append(weakref.ref(t, oldest))
refs.append(weakref.ref(t, newest))
del t
# expect: newest 2
# expect: oldest 0 None
print(refs)  # expect: []
