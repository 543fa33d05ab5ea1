# With cumulative=True a block counts at each frame of its traceback.
import tracemalloc

def make():
    return [object() for _ in range(100)]

def call():
    return make()

tracemalloc.start(10)
kept = call()
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()

def lines(cumulative):
    stats = snapshot.statistics('lineno', cumulative)
    return {s.traceback[0].lineno: s.count for s in stats if s.traceback[0].filename == __file__}

plain = lines(False)
print(plain[5] >= 100, 8 in plain)
both = lines(True)
print(both[5] >= 100, both[8] >= 100, both[11] >= 100)
# expect: True False
# expect: True True True
