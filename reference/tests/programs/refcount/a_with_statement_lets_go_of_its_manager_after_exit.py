# A with statement owns its manager until __exit__ has run, and not longer.
class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print('enter', self.name)
        return self.name

    def __exit__(self, *exc):
        print('exit', self.name)

    def __del__(self):
        print('dead', self.name)

with Manager('a') as name:
    print('body', name)
# expect: enter a
# expect: body a
# expect: exit a
# expect: dead a
print('after a')  # expect: after a
with Manager('b') as b, Manager('c'):
    print('body', b)
# expect: enter b
# expect: enter c
# expect: body b
# expect: exit c
# expect: dead c
# expect: exit b
# expect: dead b
print('after b and c')  # expect: after b and c
