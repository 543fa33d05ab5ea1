# Every slot of a list, tuple, dict or set owns a reference of its own.
import sys

class Thing:
    pass

o = Thing()
base = sys.getrefcount(o)
pair = [o, o]
print(sys.getrefcount(o) - base)  # expect: 2
row = [o] * 5
print(sys.getrefcount(o) - base)  # expect: 7
part = row[1:3]
print(sys.getrefcount(o) - base)  # expect: 9
table = {o: o}
print(sys.getrefcount(o) - base)  # expect: 11
group = {o}
print(sys.getrefcount(o) - base)  # expect: 12
frozen = (o, o, o)
same = frozen[:]
print(sys.getrefcount(o) - base, same is frozen)  # expect: 15 True
del pair, row, part, table, group, frozen, same
print(sys.getrefcount(o) - base)  # expect: 0
