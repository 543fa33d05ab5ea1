# functools.reduce folds, partial fixes arguments, lru_cache remembers.
import functools
print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]))  # expect: 123
print(functools.reduce(lambda a, b: a + b, [], 'start'))  # expect: start
try:
    functools.reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
# expect: reduce() of empty iterable with no initial value
base2 = functools.partial(int, base=2)
print(base2('101'), base2.func is int, base2.keywords)  # expect: 5 True {'base': 2}

@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info().hits, fib.cache_info().misses)  # expect: 2880067194370816120 88 91
