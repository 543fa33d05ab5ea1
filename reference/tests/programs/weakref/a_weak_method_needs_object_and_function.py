# A plain weak reference to a bound method is dead at once; WeakMethod lives as long as the object.
import weakref

class Thing:
    def hello(self):
        return 'hello'

t = Thing()
print(weakref.ref(t.hello)())  # expect: None
m = weakref.WeakMethod(t.hello)
print(m()(), m() == t.hello, m == weakref.WeakMethod(t.hello))  # expect: hello True True
n = weakref.WeakMethod(t.hello, lambda r: print('callback', r is n))
del t  # expect: callback True
print(m(), n())  # expect: None None
try:
    weakref.WeakMethod(len)
except TypeError:
    print('TypeError')
# expect: TypeError
