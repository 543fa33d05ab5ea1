# A missing attribute raises AttributeError with the names of the type and of the attribute.
class Empty:
    __slots__ = ()

def f():
    pass

for act in (lambda: Empty().x, lambda: (1).x, lambda: None.append, lambda: f.missing, lambda: Empty.y,
            lambda: 'text'.push, lambda: [].x):
    try:
        act()
    except AttributeError as e:
        print(e)
# expect: 'Empty' object has no attribute 'x'
# expect: 'int' object has no attribute 'x'
# expect: 'NoneType' object has no attribute 'append'
# expect: 'function' object has no attribute 'missing'
# expect: type object 'Empty' has no attribute 'y'
# expect: 'str' object has no attribute 'push'
# expect: 'list' object has no attribute 'x'
import gc
try:
    gc.nothing
except AttributeError as e:
    print(e)
# expect: module 'gc' has no attribute 'nothing'
try:
    Empty().z = 1
except AttributeError as e:
    print(e)
# expect: 'Empty' object has no attribute 'z'
f().x
# expect-error: AttributeError: 'NoneType' object has no attribute 'x'
