# The proxy of a callable can be called and is of another type.
import weakref

class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return self.n + x

a = Adder(10)
p = weakref.proxy(a, lambda r: print('gone'))
print(p(5), callable(p), type(p) is weakref.CallableProxyType)  # expect: 15 True True
q = weakref.proxy(Adder)
print(q(1).n, type(q).__name__)  # expect: 1 CallableProxyType
del a  # expect: gone
try:
    p(1)
except ReferenceError as e:
    print(e)
# expect: weakly-referenced object no longer exists
