# list.pop and dict.pop hand the container's own reference to the caller.
import sys

class Thing:
    pass

box = [Thing()]
t = box.pop()
print(sys.getrefcount(t), box)  # expect: 2 []
table = {'k': t}
print(sys.getrefcount(t))  # expect: 3
u = table.pop('k')
print(sys.getrefcount(t), table, u is t)  # expect: 3 {} True
table['again'] = t
k, v = table.popitem()
print(sys.getrefcount(t), k)  # expect: 4 again
s = {t}
w = s.pop()
print(sys.getrefcount(t), w is t, len(s))  # expect: 5 True 0
