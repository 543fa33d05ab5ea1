# Weak references, without and with callback: nanoseconds each. Argument: how many.
import sys
import time
import weakref


class Node:
    pass


def callback(ref):
    pass


n = int(sys.argv[1])
nodes = [Node() for _ in range(n)]

begin = time.perf_counter_ns()
refs = [weakref.ref(node) for node in nodes]
print("ref-made", n, (time.perf_counter_ns() - begin) / n)

begin = time.perf_counter_ns()
for ref in refs:
    ref()
print("ref-called", n, (time.perf_counter_ns() - begin) / n)

begin = time.perf_counter_ns()
nodes.clear()
print("referents-die", n, (time.perf_counter_ns() - begin) / n)

nodes = [Node() for _ in range(n)]
refs = [weakref.ref(node, callback) for node in nodes]
begin = time.perf_counter_ns()
nodes.clear()
print("referents-die-with-callback", n, (time.perf_counter_ns() - begin) / n)
