# assert raises with its message, del removes names, items, slices and attributes.
try:
    assert 1 + 1 == 3, 'arithmetic ' + 'broken'
except AssertionError as e:
    print('AssertionError:', e)
# expect: AssertionError: arithmetic broken
assert True
try:
    assert []
except AssertionError as e:
    print(repr(e))
# expect: AssertionError()

class Box:
    pass

b = Box()
b.a, b.b = 1, 2
l = list(range(8))
d = {'x': 1, 'y': 2}
del b.a, l[0], l[::2], d['x']
print(vars(b), l, d)  # expect: {'b': 2} [2, 4, 6] {'y': 2}
try:
    del b.a
except AttributeError as e:
    print(e)
# expect: 'Box' object has no attribute 'a'
if d:
    pass
