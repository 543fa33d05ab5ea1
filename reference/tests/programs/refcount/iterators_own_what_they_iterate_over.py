# A list iterator owns its list until it is exhausted, then lets go at once.
import sys

data = [1, 2]
base = sys.getrefcount(data)
it = iter(data)
print(sys.getrefcount(data) - base)  # expect: 1
print(next(it), next(it), sys.getrefcount(data) - base)  # expect: 1 2 1
print(next(it, 'empty'), sys.getrefcount(data) - base)  # expect: empty 0
data.append(3)
print(next(it, 'still empty'))  # expect: still empty
pairs = zip(data, data)
print(sys.getrefcount(data) - base)  # expect: 2
print(list(pairs), sys.getrefcount(data) - base)  # expect: [(1, 1), (2, 2), (3, 3)] 1
