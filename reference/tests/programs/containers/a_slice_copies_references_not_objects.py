# A slice of a list is a new list with the same items; a full slice of a tuple is the tuple itself.
a = [[1], [2], [3]]
b = a[:]
c = a[1:]
b[0].append('seen from a')
print(a[0], b is a, c[0] is a[1])  # expect: [1, 'seen from a'] False True
b.append([4])
print(len(a), len(b))  # expect: 3 4
t = (1, [2])
print(t[:] is t, tuple(t) is t, t[0:1])  # expect: True True (1,)
d = {'k': a}
e = d.copy()
print(e['k'] is a, dict(d) == d, list(a) == a)  # expect: True True True
a[::2] = ['x', 'y']
print(a)  # expect: ['x', [2], 'y']
