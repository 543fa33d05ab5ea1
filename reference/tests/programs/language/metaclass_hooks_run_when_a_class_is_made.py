# __init_subclass__ and __set_name__ run when a class is made; type() makes classes too.
class Field:
    def __set_name__(self, owner, name):
        print('field', name, 'of', owner.__name__)
        self.name = name
    def __get__(self, obj, cls):
        return self if obj is None else obj.__dict__.get(self.name, 'unset')
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2

class Base:
    def __init_subclass__(cls, tag=None, **kw):
        print('subclass', cls.__name__, tag)

class Model(Base, tag='x'):
    size = Field()
# expect: field size of Model
# expect: subclass Model x

m = Model()
print(m.size)  # expect: unset
m.size = 21
print(m.size, vars(m))  # expect: 42 {'size': 42}
Made = type('Made', (Base,), {'a': 1, 'f': lambda self: self.a})  # expect: subclass Made None
print(Made().f(), Made.__name__, type(Made) is type)  # expect: 1 Made True
