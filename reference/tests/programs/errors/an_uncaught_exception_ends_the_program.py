# An uncaught exception ends the program with status 1, after what was printed before.
def divide(a, b):
    return a / b

print('before')  # expect: before
print(divide(6, 3))  # expect: 2.0
print(divide(1, 0))
print('never')
# expect-error: ZeroDivisionError: division by zero
