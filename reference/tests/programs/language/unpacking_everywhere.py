# Star and double-star unpack in calls, displays and assignments.
def f(*args, **kw):
    return args, sorted(kw.items())

a, *b, c = range(5)
print(a, b, c)  # expect: 0 [1, 2, 3] 4
print(f(*'ab', *[1], x=1, **{'y': 2}, **{'z': 3}))  # expect: (('a', 'b', 1), [('x', 1), ('y', 2), ('z', 3)])
print([*range(2), *(3, 4)], {**{'a': 1}, 'a': 2}, (*'x', ), {*[1, 1]})  # expect: [0, 1, 3, 4] {'a': 2} ('x',) {1}
for x, *rest in [(1, 2, 3), 'ab']:
    print(x, rest)
# expect: 1 [2, 3]
# expect: a ['b']
(p, q), [r] = (1, 2), [3]
print(p, q, r)  # expect: 1 2 3
d = {}
d['k'], l = 1, [0, 0]
l[0], l[1] = l[1] + 1, l[0] + 2
print(d, l)  # expect: {'k': 1} [1, 2]
try:
    f(**{'x': 1}, **{'x': 2})
except TypeError as e:
    print(e)
# expect: __main__.f() got multiple values for keyword argument 'x'
