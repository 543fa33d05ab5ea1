# The variables and the iterator of a comprehension are gone when it is done.
import sys

class Thing:
    pass

source = [Thing() for _ in range(3)]
t = source[1]
base = sys.getrefcount(t)
ids = [x is t for x in source]
print(ids, sys.getrefcount(t) - base, sys.getrefcount(source))  # expect: [False, True, False] 0 2
pairs = {i: x for i, x in enumerate(source)}
print(sys.getrefcount(t) - base)  # expect: 1
names = {type(x).__name__ for x in source}
print(names, sys.getrefcount(t) - base)  # expect: {'Thing'} 1
gen = (x for x in source)
print(sys.getrefcount(source), next(gen) is source[0])  # expect: 3 True
del gen, pairs
print(sys.getrefcount(source), sys.getrefcount(t) - base)  # expect: 2 0
