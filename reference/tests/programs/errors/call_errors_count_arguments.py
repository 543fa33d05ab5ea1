# Calls with wrong arguments say how many were expected and which are missing.
def f(a, b, c=3):
    pass

def g(a, *, k):
    pass

class C:
    def m(self, x):
        pass

acts = [lambda: f(), lambda: f(1), lambda: f(1, 2, 3, 4), lambda: f(1, 2, d=5), lambda: f(1, a=2, b=3),
        lambda: g(1, 2), lambda: g(1), lambda: C().m(), lambda: C().m(1, 2), lambda: C(1), lambda: C.m(),
        lambda: f(*5), lambda: f(**5), lambda: object(1), lambda: (lambda x: x)(), lambda: len(), lambda: len(1, 2)]
for act in acts:
    try:
        act()
    except TypeError as e:
        print(e)
# expect: f() missing 2 required positional arguments: 'a' and 'b'
# expect: f() missing 1 required positional argument: 'b'
# expect: f() takes from 2 to 3 positional arguments but 4 were given
# expect: f() got an unexpected keyword argument 'd'
# expect: f() got multiple values for argument 'a'
# expect: g() takes 1 positional argument but 2 were given
# expect: g() missing 1 required keyword-only argument: 'k'
# expect: C.m() missing 1 required positional argument: 'x'
# expect: C.m() takes 2 positional arguments but 3 were given
# expect: C() takes no arguments
# expect: C.m() missing 2 required positional arguments: 'self' and 'x'
# expect: __main__.f() argument after * must be an iterable, not int
# expect: __main__.f() argument after ** must be a mapping, not int
# expect: object() takes no arguments
# expect: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'x'
# expect: len() takes exactly one argument (0 given)
# expect: len() takes exactly one argument (2 given)
f(1)
# expect-error: TypeError: f() missing 1 required positional argument: 'b'
