# A float prints the shortest digits that give it back; special values have names.
print(0.1, 1.0, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, -0.0, 1 / 3)
# expect: 0.1 1.0 1e+16 1000000000000000.0 123456789.123 1e-05 0.0001 -0.0 0.3333333333333333
inf = float('inf')
nan = float('nan')
print(inf, -inf, nan, nan == nan, inf > 10 ** 300, inf - inf)  # expect: inf -inf nan False True nan
print(float('1e3'), float(' 2.5 '), int(2.9), round(0.5), round(1.5), round(2.675, 2))
# expect: 1000.0 2.5 2 0 2 2.67
print(7.0 // 2, -7.5 % 2, 2 ** 0.5, 1e308 * 10, (0.5).as_integer_ratio(), (3.0).is_integer())
# expect: 3.0 0.5 1.4142135623730951 inf (1, 2) True
print(hash(1.0) == hash(1), 1.0 == 1, 0.1 + 0.2 == 0.3, 5e-324, 1.7976931348623157e308)
# expect: True True False 5e-324 1.7976931348623157e+308
try:
    1.0 / 0
except ZeroDivisionError as e:
    print(e)
# expect: float division by zero
try:
    float('abc')
except ValueError as e:
    print(e)
# expect: could not convert string to float: 'abc'
