# Tracked objects that only a cycle keeps alive are collected and counted with it; untracked ones are not counted.
import gc
gc.disable()
gc.collect()

def ring(*extra):
    l = list(extra)
    l.append(l)

ring([], [], [])
print(gc.collect())  # expect: 4
ring(1, 'text', 2.5, None)
print(gc.collect())  # expect: 1
ring({}, {'a': 1})
print(gc.collect())  # expect: 1
ring({'a': []})
print(gc.collect())  # expect: 3
ring(set(), frozenset([1]))
print(gc.collect())  # expect: 3
ring(object(), range(3), b'x')
print(gc.collect())  # expect: 1
