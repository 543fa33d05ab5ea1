# When the last reference goes the object dies inside that very statement.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dead:', self.name)

a = Thing('a')
a = Thing('b')  # expect: dead: a
print('after the assignment')  # expect: after the assignment
Thing('temporary')  # expect: dead: temporary
print('after the expression')  # expect: after the expression
del a  # expect: dead: b
print('after del')  # expect: after del
