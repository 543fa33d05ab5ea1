# Functions of a module are reachable through its namespace; a function in its own attribute is a cycle.
import gc
gc.disable()

def f():
    pass

gc.collect()
f.self = f
print(gc.collect())  # expect: 0
del f
print(gc.collect())  # expect: 2

def g():
    pass

g.data = [1]
del g
print(gc.collect())  # expect: 0
