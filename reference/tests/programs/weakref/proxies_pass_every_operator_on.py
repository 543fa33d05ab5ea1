# A proxy passes every operator on to its referent, and a proxy among the operands stands for its referent.
import operator
import weakref
log = []


class Num:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f'Num({self.v})'


for name in 'add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul'.split():
    def make(name):
        def f(self, other, *m):
            return (name, self.v, getattr(other, 'v', other), *m)
        def r(self, other, *m):
            return ('r' + name, self.v, getattr(other, 'v', other), *m)
        def i(self, other):
            self.v = ('i' + name, getattr(other, 'v', other))
            return self
        return (f, r, i)
    f, r, i = make(name)
    setattr(Num, f'__{name}__', f)
    setattr(Num, f'__r{name}__', r)
    if name != 'divmod':
        setattr(Num, f'__i{name}__', i)
for name in 'neg pos abs invert'.split():
    setattr(Num, f'__{name}__', lambda self, name=name: (name, self.v))
Num.__int__ = lambda self: 7
Num.__float__ = lambda self: 7.5
Num.__index__ = lambda self: 8
Num.__bool__ = lambda self: False
Num.__len__ = lambda self: 3
Num.__getitem__ = lambda self, k: ('get', k)
Num.__setitem__ = lambda self, k, v: log.append(('set', k, v))
Num.__delitem__ = lambda self, k: log.append(('del', k))
Num.__contains__ = lambda self, k: k == 5
Num.__iter__ = lambda self: iter([1, 2])
Num.__next__ = lambda self: 'next'
Num.__reversed__ = lambda self: iter([2, 1])
Num.__bytes__ = lambda self: b'bytes'
Num.__str__ = lambda self: 'str'
for op in 'lt le eq ne gt ge'.split():
    setattr(Num, f'__{op}__', lambda self, other, op=op: (op, getattr(other, 'v', other)))
Num.__hash__ = lambda self: 5
n = Num(1)
p = weakref.proxy(n)
for f in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod,
          pow, operator.lshift, operator.rshift, operator.and_, operator.or_, operator.xor, operator.matmul):
    print(f.__name__, f(p, 2), f(2, p), f(p, p))  # expect: add ('add', 1, 2) ('radd', 1, 2) ('add', 1, 1)
    # expect: sub ('sub', 1, 2) ('rsub', 1, 2) ('sub', 1, 1)
    # expect: mul ('mul', 1, 2) ('rmul', 1, 2) ('mul', 1, 1)
    # expect: truediv ('truediv', 1, 2) ('rtruediv', 1, 2) ('truediv', 1, 1)
    # expect: floordiv ('floordiv', 1, 2) ('rfloordiv', 1, 2) ('floordiv', 1, 1)
    # expect: mod ('mod', 1, 2) ('rmod', 1, 2) ('mod', 1, 1)
    # expect: divmod ('divmod', 1, 2) ('rdivmod', 1, 2) ('divmod', 1, 1)
    # expect: pow ('pow', 1, 2) ('rpow', 1, 2) ('pow', 1, 1)
    # expect: lshift ('lshift', 1, 2) ('rlshift', 1, 2) ('lshift', 1, 1)
    # expect: rshift ('rshift', 1, 2) ('rrshift', 1, 2) ('rshift', 1, 1)
    # expect: and_ ('and', 1, 2) ('rand', 1, 2) ('and', 1, 1)
    # expect: or_ ('or', 1, 2) ('ror', 1, 2) ('or', 1, 1)
    # expect: xor ('xor', 1, 2) ('rxor', 1, 2) ('xor', 1, 1)
    # expect: matmul ('matmul', 1, 2) ('rmatmul', 1, 2) ('matmul', 1, 1)
print(pow(p, 2, 3))  # expect: ('pow', 1, 2, 3)
for f in (operator.iadd, operator.isub, operator.imul, operator.itruediv, operator.ifloordiv, operator.imod,
          operator.ipow, operator.ilshift, operator.irshift, operator.iand, operator.ior, operator.ixor,
          operator.imatmul):
    n.v = 1
    r = f(p, 9)
    print(f.__name__, r is n, r is p, n.v)  # expect: iadd True False ('iadd', 9)
    # expect: isub True False ('isub', 9)
    # expect: imul True False ('imul', 9)
    # expect: itruediv True False ('itruediv', 9)
    # expect: ifloordiv True False ('ifloordiv', 9)
    # expect: imod True False ('imod', 9)
    # expect: ipow True False ('ipow', 9)
    # expect: ilshift True False ('ilshift', 9)
    # expect: irshift True False ('irshift', 9)
    # expect: iand True False ('iand', 9)
    # expect: ior True False ('ior', 9)
    # expect: ixor True False ('ixor', 9)
    # expect: imatmul True False ('imatmul', 9)
n.v = 1
print(-p, +p, abs(p), ~p, int(p), float(p), operator.index(p), bool(p), len(p), p[3], 5 in p, 4 in p, list(p),  # expect: ('neg', 1) ('pos', 1) ('abs', 1) ('invert', 1) 7 7.5 8 False 3 ('get', 3) True False [1, 2] next str b'bytes' [2, 1]
      next(p), str(p), bytes(p), list(reversed(p)))
p[1] = 2
del p[1]
print(log)  # expect: [('set', 1, 2), ('del', 1)]
for f in (operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge):
    print(f(p, 3), f(3, p), f(p, p))  # expect: ('lt', 3) ('gt', 3) ('lt', 1)
    # expect: ('le', 3) ('ge', 3) ('le', 1)
    # expect: ('eq', 3) ('eq', 3) ('eq', 1)
    # expect: ('ne', 3) ('ne', 3) ('ne', 1)
    # expect: ('gt', 3) ('lt', 3) ('gt', 1)
    # expect: ('ge', 3) ('le', 3) ('ge', 1)
p.attr = 4
print(n.attr, p.attr)  # expect: 4 4
del p.attr
print(hasattr(n, 'attr'), type(p).__name__, isinstance(p, Num), p.__class__.__name__)  # expect: False ProxyType True Num
try:
    hash(p)
except TypeError as e:
    print(e)  # expect: unhashable type: 'weakref.ProxyType'


class C:
    def __call__(self, *a, **k):
        return (a, k)


c = C()
q = weakref.proxy(c)
print(q(1, x=2), type(q).__name__)  # expect: ((1,), {'x': 2}) CallableProxyType
for bad in (lambda: q + 1, lambda: len(q), lambda: q[0], lambda: next(q), lambda: iter(q), lambda: -q, lambda: q < 1, lambda: int(q), lambda: 1 in q):
    try:
        print(bad())
    except TypeError as e:
        print(e)  # expect: unsupported operand type(s) for +: 'C' and 'int'
        # expect: object of type 'C' has no len()
        # expect: 'C' object is not subscriptable
        # expect: Weakref proxy referenced a non-iterator 'C' object
        # expect: 'C' object is not iterable
        # expect: bad operand type for unary -: 'C'
        # expect: '<' not supported between instances of 'C' and 'int'
        # expect: int() argument must be a string, a bytes-like object or a real number, not 'C'
        # expect: argument of type 'C' is not iterable
del n, c, r
for f in (lambda: p + 1, lambda: p.x, lambda: len(p), lambda: str(p), lambda: p == 1, lambda: q(), lambda:
          setattr(p, 'x', 1), lambda: iter(p), lambda: next(p), lambda: 1 in p, lambda: bool(p), lambda: -p,
          lambda: int(p), lambda: p[0]):
    try:
        print(f())
    except ReferenceError as e:
        print(e)  # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
print(repr(p)[:13])  # expect: <weakproxy at
