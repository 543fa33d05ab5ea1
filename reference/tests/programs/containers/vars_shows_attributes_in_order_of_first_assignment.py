# __dict__ of an instance is a live view of its attributes, made when it is asked for.
class Box:
    pass

b = Box()
b.one = 1
b.two = 2
d = b.__dict__
print(d, d is b.__dict__, vars(b) is d)  # expect: {'one': 1, 'two': 2} True True
b.three = 3
print(list(d))  # expect: ['one', 'two', 'three']
d['four'] = 4
print(b.four)  # expect: 4
del b.one
print(d)  # expect: {'two': 2, 'three': 3, 'four': 4}
b.__dict__ = {'fresh': True}
print(b.fresh, hasattr(b, 'two'), d['two'])  # expect: True False 2
