# Living references compare by their referents, dead ones by identity; the hash is the referent's, remembered.
import weakref

class Key:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __hash__(self):
        return hash(self.n)

a, b, c = Key(1), Key(1), Key(2)
ra, rb, rc = weakref.ref(a), weakref.ref(b), weakref.ref(c)
print(ra == rb, ra != rc, hash(ra) == hash(1), ra is rb)  # expect: True True True False
print(len({ra, rb, rc}))  # expect: 2
del a, b, c
print(ra == rb, ra == ra, hash(ra) == hash(1))  # expect: False True True
d = Key(3)
rd = weakref.ref(d)
del d
try:
    hash(rd)
except TypeError as e:
    print(e)
# expect: weak object has gone away
try:
    ra < rb
except TypeError as e:
    print('no order')
# expect: no order
