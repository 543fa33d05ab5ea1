# The clocks of the time module never go back, and sleep really waits.
import time
a = time.perf_counter()
time.sleep(0.01)
b = time.perf_counter()
print(b - a >= 0.009, time.monotonic() <= time.monotonic())  # expect: True True
print(type(time.time()) is float, time.time() > 1600000000)  # expect: True True
print(type(time.perf_counter_ns()) is int)  # expect: True
