# A function refers to its code, globals, defaults and closure; a cell to its content.
import gc

def f(a, b=[1], *, k={'z': 1}):
    return a

def outer():
    v = [1]
    def inner():
        return v
    return inner

inner = outer()
kinds = sorted({type(x).__name__ for x in gc.get_referents(f)})
print(kinds)  # expect: ['NoneType', 'code', 'dict', 'str', 'tuple']
print(any(x is globals() for x in gc.get_referents(f)))  # expect: True
print([type(x).__name__ for x in gc.get_referents(inner.__closure__)])  # expect: ['cell']
print(gc.get_referents(inner.__closure__[0]))  # expect: [[1]]
m = [].append
print(gc.get_referents(m)[0])  # expect: []
print(gc.get_referents(iter(['x'])), gc.get_referents({5, 6}) in ([5, 6], [6, 5]))  # expect: [['x']] True
