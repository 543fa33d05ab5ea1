# Attributes are looked up on the instance, then along the MRO; super() goes on from there.
class A:
    kind = 'a'

    def who(self):
        return 'A'

class B(A):
    def who(self):
        return 'B' + super().who()

class C(A):
    kind = 'c'

    def who(self):
        return 'C' + super().who()

class D(B, C):
    def who(self):
        return 'D' + super().who()

d = D()
print(d.who(), d.kind)  # expect: DBCA c
print([c.__name__ for c in D.__mro__])  # expect: ['D', 'B', 'C', 'A', 'object']
print(isinstance(d, A), issubclass(B, C), D.__bases__ == (B, C))  # expect: True False True
d.kind = 'own'
print(d.kind, D.kind)  # expect: own c
del d.kind
print(d.kind)  # expect: c
try:
    class E(A, B):
        pass
except TypeError as e:
    print(str(e).splitlines()[0])
# expect: Cannot create a consistent method resolution
