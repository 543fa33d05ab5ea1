# The text of a reference says what it refers to, or that it is dead.
import weakref

class Thing:
    pass

t = Thing()
r = weakref.ref(t)
p = weakref.proxy(t)
print("to 'Thing' at 0x" in repr(r), repr(r).startswith('<weakref at 0x'))  # expect: True True
print(repr(p).startswith('<weakproxy at 0x'))  # expect: True
del t
print(repr(r).endswith('; dead>'), str(r).startswith('<weakref at 0x'))  # expect: True True
try:
    weakref.ref()
except TypeError as e:
    print('TypeError')
# expect: TypeError
