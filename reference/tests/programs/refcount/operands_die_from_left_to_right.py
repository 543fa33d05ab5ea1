# The operands of an operator, a subscript or a call of a built-in die in their order, after the result is made.
class Thing:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('-' + self.name, end=' ')
    def __add__(self, other):
        return 'sum'
    def __lt__(self, other):
        return True
    def __getitem__(self, key):
        return 'item'
    def __setitem__(self, key, value):
        pass
    def __call__(self, *args, **kw):
        return 'called'

print(Thing('a') + Thing('b'))  # expect: -a -b sum
print(Thing('a') < Thing('b') < Thing('c'))  # expect: -a -b -c True
print(Thing('a')[Thing('b')])  # expect: -a -b item
Thing('a')[Thing('b')] = Thing('value')  # expect: -value -a -b | stored
print('| stored')
print(Thing('a')(Thing('b'), k=Thing('c')))  # expect: -a -b -c called
print({Thing('key'): Thing('value')} and 'dict')  # expect: -key -value dict
print([Thing('a'), Thing('b')][0] and 'item of a dying list')  # expect: -b -a item of a dying list
