# Of a chain the last exception ends the program.
def load():
    try:
        return int('not a number')
    except ValueError as e:
        raise RuntimeError('cannot load') from e

try:
    load()
except RuntimeError as e:
    print(type(e.__cause__).__name__, e.__cause__)
# expect: ValueError invalid literal for int() with base 10: 'not a number'
load()
# expect-error: RuntimeError: cannot load
