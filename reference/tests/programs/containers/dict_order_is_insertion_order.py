# A dict keeps insertion order; deleting and storing again moves a key to the end, updating does not.
d = {}
for k in 'hello world':
    d[k] = d.get(k, 0) + 1
print(d)  # expect: {'h': 1, 'e': 1, 'l': 3, 'o': 2, ' ': 1, 'w': 1, 'r': 1, 'd': 1}
d['h'] = 10
del d['e']
d['e'] = 20
print(list(d.items()))  # expect: [('h', 10), ('l', 3), ('o', 2), (' ', 1), ('w', 1), ('r', 1), ('d', 1), ('e', 20)]
print(list(reversed(d))[:3])  # expect: ['e', 'd', 'r']
print(d.popitem(), d.setdefault('new', []), 'h' in d)  # expect: ('e', 20) [] True
print({**{'a': 1}, 'b': 2, **{'a': 3}})  # expect: {'a': 3, 'b': 2}
print({'a': 1} | {'b': 2}, dict(zip('xy', (1, 2))), dict.fromkeys('pq', 0))
# expect: {'a': 1, 'b': 2} {'x': 1, 'y': 2} {'p': 0, 'q': 0}
