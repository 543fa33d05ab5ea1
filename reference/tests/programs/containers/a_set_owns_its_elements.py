# A set owns each element once; discard and remove release it.
import sys

class Thing:
    def __del__(self):
        print('dead')

t = Thing()
s = {t, t}
s.add(t)
print(len(s), sys.getrefcount(t))  # expect: 1 3
u = s | {t}
print(sys.getrefcount(t))  # expect: 4
s.discard(t)
print(sys.getrefcount(t), len(s))  # expect: 3 0
del t
print('in u only')  # expect: in u only
u.clear()  # expect: dead
print('end')  # expect: end
