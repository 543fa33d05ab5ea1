# What only garbage refers to is found and counted with it, part of a ring or not.
import gc
gc.disable()
gc.collect()

def ring(*extra):
    l = list(extra)
    l.append(l)

ring()
print(gc.collect())  # expect: 1
ring([], [[]])
print(gc.collect())  # expect: 4
ring(1, 'text', None)
print(gc.collect())  # expect: 1
ring({'key': []}, {1, 2})
print(gc.collect())  # expect: 4
