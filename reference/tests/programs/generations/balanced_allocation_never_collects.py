# A program that frees what it makes never reaches the threshold.
import gc

class Node:
    pass

seen = []
gc.collect()
gc.callbacks.append(lambda phase, info: seen.append(info['generation']))
for i in range(20000):
    n = Node()
    n.data = [i]
print(seen)  # expect: []
keep = []
for i in range(2000):
    keep.append(Node())
print(len(seen) > 0, seen[0])  # expect: True 0
gc.callbacks.clear()
