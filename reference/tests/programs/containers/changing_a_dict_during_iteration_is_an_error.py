# Adding or removing keys while iterating over a dict or set raises RuntimeError; changing values does not.
d = {'a': 1, 'b': 2}
for k in d:
    d[k] += 10
print(d)  # expect: {'a': 11, 'b': 12}
try:
    for k in d:
        d[k + k] = 0
except RuntimeError as e:
    print(e)
# expect: dictionary changed size during iteration
try:
    for k in list(d):
        del d[k]
    print('a copy of the keys is safe', d)
    s = {1}
    for x in s:
        s.add(x + 1)
except RuntimeError as e:
    print(e)
# expect: a copy of the keys is safe {}
# expect: Set changed size during iteration
