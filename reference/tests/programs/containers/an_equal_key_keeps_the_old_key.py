# Storing under an equal key replaces the value and keeps the first key; a set keeps its first element.
class Key:
    def __init__(self, name):
        self.name = name
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 7
    def __del__(self):
        print('dead', self.name)

d = {Key('first'): 'a'}
d[Key('second')] = 'b'  # expect: dead second
print([k.name for k in d], list(d.values()))  # expect: ['first'] ['b']
s = {Key('third')}
s.add(Key('fourth'))  # expect: dead fourth
print([k.name for k in s])  # expect: ['third']
d2 = {1: 'int'}
d2[True] = 'bool'
d2[1.0] = 'float'
print(d2)  # expect: {1: 'float'}
d.clear()  # expect: dead first
s.clear()  # expect: dead third
