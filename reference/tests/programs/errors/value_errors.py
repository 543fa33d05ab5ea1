# Right type, wrong value: ValueError with the value in the message.
acts = [lambda: int('x1'), lambda: int('12', 99), lambda: float('1,5'), lambda: chr(-1), lambda: 'a'.join([1]),
        lambda: [].index(3), lambda: range(1, 2, 0), lambda: 1 << -1, lambda: divmod(1, 0), lambda: 1 % 0,
        lambda: 0 ** -1, lambda: ord('ab'), lambda: list(zip([1], [1, 2], strict=True)), lambda: min([])]
for act in acts:
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError invalid literal for int() with base 10: 'x1'
# expect: ValueError int() base must be >= 2 and <= 36, or 0
# expect: ValueError could not convert string to float: '1,5'
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError sequence item 0: expected str instance, int found
# expect: ValueError 3 is not in list
# expect: ValueError range() arg 3 must not be zero
# expect: ValueError negative shift count
# expect: ZeroDivisionError integer division or modulo by zero
# expect: ZeroDivisionError integer modulo by zero
# expect: ZeroDivisionError 0.0 cannot be raised to a negative power
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: ValueError zip() argument 2 is longer than argument 1
# expect: ValueError min() arg is an empty sequence
a, b = 1,
# expect-error: ValueError: not enough values to unpack (expected 2, got 1)
