# The first clause whose class fits is taken; tuples of classes and base classes fit too.
def kind(e):
    try:
        raise e
    except (KeyError, IndexError) as x:
        return 'lookup ' + type(x).__name__
    except ArithmeticError:
        return 'arithmetic'
    except Exception as x:
        return 'other ' + type(x).__name__

print(kind(KeyError('k')), kind(ZeroDivisionError()), kind(OverflowError()), kind(OSError()))
# expect: lookup KeyError arithmetic arithmetic other OSError
try:
    try:
        raise ValueError('x')
    except 5:
        pass
except TypeError as e:
    print(e)
# expect: catching classes that do not inherit from BaseException is not allowed
try:
    raise 5
except TypeError as e:
    print(e)
# expect: exceptions must derive from BaseException
print(issubclass(KeyError, LookupError), issubclass(RecursionError, RuntimeError))  # expect: True True
kind(GeneratorExit('no clause fits'))
# expect-error: GeneratorExit: no clause fits
