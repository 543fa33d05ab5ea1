# Generators yield, receive values and exceptions, delegate and return.
def echo():
    got = None
    while True:
        try:
            got = yield got
        except ValueError as e:
            got = 'caught ' + str(e)

g = echo()
next(g)
print(g.send(1), g.send('two'), g.throw(ValueError('three')))  # expect: 1 two caught three
g.close()
try:
    next(g)
except StopIteration:
    print('closed')
# expect: closed

def inner():
    x = yield 'a'
    yield x
    return 'result'

def outer():
    result = yield from inner()
    yield result

g = outer()
print(next(g), g.send('sent'), next(g), list(g))  # expect: a sent result []
print(sum(x * x for x in range(5)), [*inner()], dict(a=1, **{'b': 2}))  # expect: 30 ['a', None] {'a': 1, 'b': 2}
try:
    next(x for x in ())
except StopIteration as e:
    print(e.value)
# expect: None
