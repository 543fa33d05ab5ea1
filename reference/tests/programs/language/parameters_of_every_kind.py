# Positional-only, ordinary, default, star, keyword-only and double-star parameters bind as they should.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return (a, b, c, args, d, e, kw)

print(f(1, d=4))  # expect: (1, 2, 3, (), 4, 5, {})
print(f(1, 20, 30, 40, 50, d=4, z=26))  # expect: (1, 20, 30, (40, 50), 4, 5, {'z': 26})
print(f(*[1, 2], **{'d': 9, 'b': 'keyword b'}))  # expect: (1, 2, 3, (), 9, 5, {'b': 'keyword b'})

def g(*, key):
    return key

print(g(key='only'))  # expect: only
for call in (lambda: g(1), lambda: f(1), lambda: g(), lambda: f(d=1), lambda: g(key=1, other=2)):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: g() takes 0 positional arguments but 1 was given
# expect: f() missing 1 required keyword-only argument: 'd'
# expect: g() missing 1 required keyword-only argument: 'key'
# expect: f() missing 1 required positional argument: 'a'
# expect: g() got an unexpected keyword argument 'other'
