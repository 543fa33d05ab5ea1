# Inclusive filters keep what they match, exclusive ones remove it; patterns may have wildcards.
import tracemalloc
from tracemalloc import Filter

tracemalloc.start()
a = [object() for _ in range(50)]
b = [object() for _ in range(70)]
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()

def made(filters, line):
    chosen = snapshot.filter_traces(filters)
    return sum(1 for t in chosen.traces if t.traceback[0].lineno == line) >= 50

print(made([Filter(True, __file__)], 6), made([Filter(True, __file__)], 7))  # expect: True True
print(made([Filter(True, __file__, 6)], 6), made([Filter(True, __file__, 6)], 7))  # expect: True False
print(made([Filter(False, __file__, 6)], 6), made([Filter(False, __file__, 6)], 7))  # expect: False True
print(made([Filter(False, '*' + __file__[-8:])], 6), made([Filter(True, '*.p?')], 6))  # expect: False True
print(made([Filter(True, '/no/such'), Filter(True, __file__)], 6), made([Filter(True, '/no/such')], 6))
# expect: True False
print(made((Filter(True, __file__), Filter(False, __file__, 7)), 7), made([], 7))  # expect: False True
try:
    snapshot.filter_traces(5)
except TypeError as e:
    print(e)
# expect: filters must be a list of filters, not int
