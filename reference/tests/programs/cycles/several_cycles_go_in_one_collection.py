# One collection frees all the garbage there is, however many separate cycles.
import gc
gc.disable()
gc.collect()
for n in range(10):
    l = [n]
    l.append(l)
for n in range(5):
    a = {}
    b = {'a': a}
    a['b'] = b
del l, a, b
print(gc.collect())  # expect: 20
x = []
y = [x]
x.append(y)
z = [x]
z.append(z)
del x, y
print(gc.collect())  # expect: 0
del z
print(gc.collect())  # expect: 3
