# An exception without arguments prints only its name.
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args, [str(e)])
# expect: ValueError() () ['']
try:
    raise ArithmeticError()
except ArithmeticError as e:
    print(repr(e), e.args, [str(e)])
# expect: ArithmeticError() () ['']
raise LookupError
# expect-error: LookupError
