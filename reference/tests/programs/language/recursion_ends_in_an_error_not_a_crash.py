# Endless recursion raises RecursionError, in functions and in special methods; the program goes on.
import sys

def down(n):
    return down(n + 1)

class R:
    def __repr__(self):
        return repr(self)
    def __eq__(self, other):
        return self == other

for act in (lambda: down(0), lambda: repr(R()), lambda: R() == 1):
    try:
        act()
    except RecursionError as e:
        print(str(e).startswith('maximum recursion depth exceeded'))
# expect: True
# expect: True
# expect: True

def depth(n):
    return n if n == 0 else 1 + depth(n - 1)
print(depth(500), sys.getrecursionlimit())  # expect: 500 1000
