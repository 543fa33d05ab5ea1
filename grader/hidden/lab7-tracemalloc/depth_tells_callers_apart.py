# SPDX-License-Identifier: MIT
# One line, called from two places, at different depths of tracebacks.
import tracemalloc


def make():
    return bytearray(30000)


def left():
    return make()


def right():
    return make()


def places(depth):
    tracemalloc.start(depth)
    kept = [left(), right(), right(), make()]
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    found = {}
    for trace in snapshot.traces:
        if trace.size > 20000:
            lines = tuple(frame.lineno for frame in trace.traceback)[-depth:]
            found[lines] = found.get(lines, 0) + 1
    return len(kept), sorted(found.items())


for depth in 1, 2, 3:
    print(places(depth))
# expect: (4, [((7,), 4)])
# expect: (4, [((11, 7), 1), ((15, 7), 2), ((20, 7), 1)])
# expect: (4, [((20, 11, 7), 1), ((20, 15, 7), 2), ((32, 20, 7), 1)])
