# An object is known if it was made while tracing was on.
import tracemalloc

def known(thing):
    traceback = tracemalloc.get_object_traceback(thing)
    return 'unknown' if traceback is None else 'line %d' % traceback[0].lineno

number = 1000
before = 'a' * number
tracemalloc.start()
during = 'b' * number
print(known(before), known(during))  # expect: unknown line 11
tracemalloc.clear_traces()
after = 'c' * number
print(known(during), known(after))   # expect: unknown line 14
tracemalloc.stop()
print(known(after))                  # expect: unknown
