# A captured variable lives in one cell: it adds one reference however many functions capture it.
import sys

class Thing:
    pass

def build(o):
    def first():
        return o
    def second():
        return o
    def third():
        return o
    return first, second, third

o = Thing()
base = sys.getrefcount(o)
functions = build(o)
print(sys.getrefcount(o) - base)  # expect: 1
print(functions[0].__closure__[0] is functions[2].__closure__[0])  # expect: True
print(functions[1].__closure__[0].cell_contents is o)  # expect: True
print(functions[0]() is o, sys.getrefcount(o) - base)  # expect: True 1
functions = functions[:1]
print(sys.getrefcount(o) - base)  # expect: 1
functions = None
print(sys.getrefcount(o) - base)  # expect: 0
