# Operators on unsuited types raise TypeError naming the operator and both types.
acts = [lambda: 1 + 'a', lambda: 'a' + 1, lambda: [] + (), lambda: -'x', lambda: 1 < 'a', lambda: None + 1,
        lambda: 5 @ 5, lambda: 1 in 5, lambda: [][1.5], lambda: {}[[]], lambda: 'a' * 'b', lambda: ~1.5,
        lambda: 'abc'['x'], lambda: (1,)['a'], lambda: 3[0], lambda: None(), lambda: len(5), lambda: {[]}]
for act in acts:
    try:
        act()
    except TypeError as e:
        print(e)
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: can only concatenate str (not "int") to str
# expect: can only concatenate list (not "tuple") to list
# expect: bad operand type for unary -: 'str'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: unsupported operand type(s) for +: 'NoneType' and 'int'
# expect: unsupported operand type(s) for @: 'int' and 'int'
# expect: argument of type 'int' is not iterable
# expect: list indices must be integers or slices, not float
# expect: unhashable type: 'list'
# expect: can't multiply sequence by non-int of type 'str'
# expect: bad operand type for unary ~: 'float'
# expect: string indices must be integers, not 'str'
# expect: tuple indices must be integers or slices, not str
# expect: 'int' object is not subscriptable
# expect: 'NoneType' object is not callable
# expect: object of type 'int' has no len()
# expect: unhashable type: 'list'
x = 1
x += 'text'
# expect-error: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
