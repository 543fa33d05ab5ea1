# The target of a for loop keeps the last item alive after the loop; an empty loop binds nothing.
import sys

class Thing:
    pass

def items(n):
    return [Thing() for _ in range(n)]

for item in items(3):
    pass
print(type(item).__name__, sys.getrefcount(item))  # expect: Thing 2
for never in items(0):
    pass
try:
    never
except NameError as e:
    print(e)
# expect: name 'never' is not defined
squares = [x * x for x in range(3)]
print('x' in globals(), squares)  # expect: False [0, 1, 4]
