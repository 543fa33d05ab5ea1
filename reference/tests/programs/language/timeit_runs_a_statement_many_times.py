# timeit runs a statement as often as it is told, after its setup, with automatic collection off.
import gc
import timeit

runs = []
taken = timeit.timeit(lambda: runs.append(gc.isenabled()), number=5)
print(len(runs), set(runs), gc.isenabled(), taken >= 0)  # expect: 5 {False} True True
names = {"log": []}
timeit.timeit("log.append(x)\nx += 1", "x = 10", number=3, globals=names)
print(names["log"], "x" in names)  # expect: [10, 11, 12] False
print(len(timeit.repeat("pass", repeat=4, number=10)), len(timeit.Timer().repeat(number=1)))  # expect: 4 5
ticks = iter(range(0, 100, 7))
print(timeit.timeit("pass", number=3, timer=lambda: next(ticks)), timeit.default_number)  # expect: 7 1000000
print(timeit.Timer("for i in range(3):\n    log.append(i)", "import gc\nlog = []", globals=names).timeit(2) > 0)  # expect: True
gc.disable()
timeit.timeit(number=1)
print(gc.isenabled())  # expect: False
seen = []
number, taken = timeit.Timer("pass", timer=iter([0, 0.1, 0, 0.15, 0, 0.3]).__next__).autorange(lambda n, t: seen.append((n, t)))
print(number, taken, seen)  # expect: 5 0.3 [(1, 0.1), (2, 0.15), (5, 0.3)]


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError, SyntaxError, NameError) as e:
        print(type(e).__name__ + ":", e if not isinstance(e, SyntaxError) else e.msg)


attempt(lambda: timeit.Timer(1))  # expect: ValueError: stmt is neither a string nor callable
attempt(lambda: timeit.Timer("pass", 1))  # expect: ValueError: setup is neither a string nor callable
attempt(lambda: timeit.timeit("nothing", number=1))  # expect: NameError: name 'nothing' is not defined
attempt(lambda: timeit.timeit("1 +", number=1))  # expect: SyntaxError: invalid syntax
