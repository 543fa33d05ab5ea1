# Names resolve local, enclosing, global, built-in; class bodies do not enclose methods.
x = 'global'

def f():
    x = 'local'
    class C:
        y = x
        x = 'class'
        def m(self):
            return x
    return C

C = f()
try:
    print(C.y, C.x, C().m())
except NameError as e:
    print(e)
# expect: global class local

def g():
    global x, fresh
    x = 'changed'
    fresh = 1
g()
print(x, fresh)  # expect: changed 1

def h():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1
h()  # expect: cannot access local variable 'x' where it is not associated with a value
print(len('abc'), [len for len in (1, 2)], len([1]))  # expect: 3 [1, 2] 1
