# [item] * n holds one object n times.
import sys
rows = [[]] * 3
rows[0].append(1)
print(rows, sys.getrefcount(rows[0]))  # expect: [[1], [1], [1]] 4
rows = [[] for _ in range(3)]
rows[0].append(1)
print(rows, sys.getrefcount(rows[0]))  # expect: [[1], [], []] 2
rows[1] *= 3
print(rows)  # expect: [[1], [], []]
t = ([],) * 2
t[0].append('x')
print(t)  # expect: (['x'], ['x'])
