# A complex number has a real and an imaginary part, both floats. It can be compared for equality
# with every number, and has no order.
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate())  # expect: (3+4j) 3.0 4.0 5.0 (3-4j)
print(1j, -1j, 2.5j, 0j, -0j, 1e300j, 1_0j)  # expect: 1j (-0-1j) 2.5j 0j (-0-0j) 1e+300j 10j
print(complex("nan+infj"), complex(-0.0, 0.0), 1 - 0j)  # expect: (nan+infj) (-0+0j) (1+0j)
print(z + 1, 1 - z, z * 2.0, True + z)  # expect: (4+4j) (-2-4j) (6+8j) (4+4j)
print(z * z, z / (1 - 2j), 1 / 2j, 2 / z)  # expect: (-7+24j) (-1+2j) -0.5j (0.24-0.32j)
print(z ** 2, z ** 0, z ** -1, 1j ** 4)  # expect: (-7+24j) (1+0j) (0.12-0.16j) (1+0j)
print(round(abs((-8) ** (1 / 3)), 12), 0j ** 2, 2 ** 0j)  # expect: 2.0 0j (1+0j)
print(+z, -z, bool(0j), bool(1j))  # expect: (3+4j) (-3-4j) False True
print(1 + 0j == 1, 1j == 1, 2.5 == 2.5 + 0j, z != 3)  # expect: True False True True
print(2 ** 70 + 0j == 2 ** 70, 2 ** 70 + 0j == 2 ** 70 + 1)  # expect: True False
print(hash(2 + 0j) == hash(2), hash(3 + 4j), hash(-1j))  # expect: True 4000015 -2000006
print({1: "int"}[1 + 0j], repr(z) == str(z) == f"{z}")  # expect: int True
print(complex(), complex(1), complex(1, 2.5), complex(imag=2))  # expect: 0j (1+0j) (1+2.5j) 2j
print(complex(1j, 1j), complex(" ( -1e3+J ) "), complex("-j"))  # expect: (-1+1j) (-1000+1j) -1j
print(complex("1_0.5"), complex(".5J"), complex("2-.5e1j"))  # expect: (10.5+0j) 0.5j (2-5j)


class Third:
    def __complex__(self):
        return 3j


class Named(complex):
    def __repr__(self):
        return "named " + super().__repr__()


print(complex(Third()), Named(1, 2), type(Named(1) + 1).__name__)  # expect: 3j named (1+2j) complex
print(complex(Named(2)), type(complex(Named(2))).__name__)  # expect: (2+0j) complex


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError, ArithmeticError) as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: z < 1)  # expect: TypeError: '<' not supported between instances of 'complex' and 'int'
attempt(lambda: sorted([1j, 2j]))  # expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
attempt(lambda: z // 2)  # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
attempt(lambda: z % 2)  # expect: TypeError: unsupported operand type(s) for %: 'complex' and 'int'
attempt(lambda: "a" + z)  # expect: TypeError: can only concatenate str (not "complex") to str
attempt(lambda: int(z))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
attempt(lambda: float(z))  # expect: TypeError: float() argument must be a string or a real number, not 'complex'
attempt(lambda: complex("1 + 2j"))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex("0x1j"))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex("1", 2))  # expect: TypeError: complex() can't take second arg if first is a string
attempt(lambda: complex(1, "2"))  # expect: TypeError: complex() second arg can't be a string
attempt(lambda: complex([]))  # expect: TypeError: complex() first argument must be a string or a number, not 'list'
attempt(lambda: complex(1, None))  # expect: TypeError: complex() second argument must be a number, not 'NoneType'
attempt(lambda: z / 0)  # expect: ZeroDivisionError: complex division by zero
attempt(lambda: 0j ** -1)  # expect: ZeroDivisionError: 0.0 to a negative or complex power
attempt(lambda: (1e200 + 1j) ** 3)  # expect: OverflowError: complex exponentiation
attempt(lambda: abs(complex(1.7e308, 1.7e308)))  # expect: OverflowError: absolute value too large
attempt(lambda: pow(z, 2, 3))  # expect: ValueError: complex modulo
attempt(lambda: pow(1j, 2, None))  # expect: (-1+0j)
