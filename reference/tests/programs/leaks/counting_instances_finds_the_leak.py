# Counting tracked objects by type before and after shows what stays behind.
import gc

class Record:
    pass

def census():
    return sum(type(o) is Record for o in gc.get_objects())

kept = []

def handle(n):
    r = Record()
    r.n = n
    if n % 3 == 0:
        kept.append(r)

gc.collect()
before = census()
for n in range(30):
    handle(n)
gc.collect()
print(before, census() - before)  # expect: 0 10
kept.clear()
print(census() - before)  # expect: 0
