# __exit__ gets the exception; a true result swallows it, and managers leave in reverse order.
class M:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print('enter', self.name)
        return self
    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind.__name__ if kind else None, value, tb is not None)
        return self.swallow

with M('a', True), M('b') as b:
    raise ValueError('inside ' + b.name)
# expect: enter a
# expect: enter b
# expect: exit b ValueError inside b True
# expect: exit a ValueError inside b True
print('goes on')  # expect: goes on
try:
    with M('c'):
        raise KeyError('k')
except KeyError as e:
    print('passed', e)
# expect: enter c
# expect: exit c KeyError 'k' True
# expect: passed 'k'

def early():
    with M('d'):
        return 'value'
print(early())
# expect: enter d
# expect: exit d None None False
# expect: value
