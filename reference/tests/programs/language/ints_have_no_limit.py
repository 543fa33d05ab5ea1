# Integers grow as needed and keep Python's rules for division and shifts.
print(2 ** 100, -(2 ** 65) // 3, -(2 ** 65) % 7)  # expect: 1267650600228229401496703205376 -12297829382473034411 3
print(10 ** 30 * 10 ** 30 == 10 ** 60, (1 << 200) >> 190, 2 ** 64 - 1 & 2 ** 63)
# expect: True 1024 9223372036854775808
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, divmod(-7, 3), (-7) ** 3)  # expect: -4 1 -4 -1 (-3, 2) -343
print(int('123456789012345678901234567890'), int('ff', 16), int('0b101', 0), int(-3.9))
# expect: 123456789012345678901234567890 255 5 -3
print(2 ** -1, 7 / 2, 10 ** 20 / 10 ** 18, pow(3, 200, 13), abs(-2 ** 70))
# expect: 0.5 3.5 100.0 9 1180591620717411303424
print((2 ** 70).bit_length(), ~5, 5 ^ 3, 5 | 8, True + True, 3 .real)  # expect: 71 -6 6 13 2 3
print(hash(2 ** 61 - 1), hash(-1), hash(2 ** 61), round(2.5), round(-3.567, 2), int(1e20))
# expect: 0 -2 1 2 -3.57 100000000000000000000
factorial = 1
for i in range(1, 31):
    factorial *= i
print(factorial)  # expect: 265252859812191058636308480000000
