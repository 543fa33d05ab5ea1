# Chained comparisons evaluate each operand once and stop early; and/or yield operands.
def show(x):
    print(x, end=' ')
    return x

print(show(1) < show(3) < show(2) < show(9))  # expect: 1 3 2 False
print(show(1) < show(2) < show(3))  # expect: 1 2 3 True
print(show(0) or show('') or show('x'), show(1) and show(0) and show(2))  # expect: 0  x 1 0 x 0
print(1 == 1.0 == True, 1 < 2 > 1, not 0, None is None, 'a' < 'b' <= 'b')  # expect: True True True True True
print([1, 2] < [1, 3], (1,) < (1, 0), 'Z' < 'a', {1} < {1, 2}, [] == (), 3 in [1, 2, 3.0])
# expect: True True True True False True
a = b = []
a.append(1)
print(b, a is b, a is not [1])  # expect: [1] True True
