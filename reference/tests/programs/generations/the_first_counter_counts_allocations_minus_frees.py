# Counter 0 grows by one for each new GC object and falls by one for each freed one.
import gc

class Node:
    pass

gc.disable()
gc.collect()
keep = [None] * 300
a = gc.get_count()[0]
for i in range(300):
    keep[i] = Node()
b = gc.get_count()[0]
print(300 <= b - a <= 303)
for i in range(200):
    keep[i] = None
c = gc.get_count()[0]
print(197 <= b - c <= 200)
for i in range(1000):
    Node()
print(-3 <= gc.get_count()[0] - c <= 3)
# expect: True
# expect: True
# expect: True
