# get_referents lists what an object refers to directly, in the order in which it is traversed.
import gc
a, b = ['a'], ['b']
print(gc.get_referents([a, b, 1]))  # expect: [1, ['b'], ['a']]
print(gc.get_referents((a, b)))  # expect: [['b'], ['a']]
print(gc.get_referents({'k': a, 'l': b}))  # expect: [['a'], ['b']]
print(gc.get_referents(a, b))  # expect: ['a', 'b']
print(gc.get_referents(1, 'text', None, 2.5))  # expect: []

class Box:
    pass

box = Box()
box.x = a
print(gc.get_referents(box) == [a, Box] or gc.get_referents(box) == [Box, a])  # expect: True

def f(p=a):
    return b
print(any(x == (a,) for x in gc.get_referents(f)))  # expect: True
