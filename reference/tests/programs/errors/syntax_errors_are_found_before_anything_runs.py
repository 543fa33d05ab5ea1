# A syntax error stops a program before its first statement.
print('never printed')
x = 1 +
# expect-error: SyntaxError: invalid syntax
