# Building with automatic collection, short-lived objects, a long chain: nanoseconds per object.
# Argument: number of objects.
import gc
import sys
import time


class Node:
    def __init__(self, next):
        self.next = next


def timed(name, n, work):
    begin = time.perf_counter_ns()
    kept = work(n)
    took = time.perf_counter_ns() - begin
    print(name, n, took / n)
    return kept


def build(n):
    nodes = []
    for i in range(n):
        nodes.append(Node(nodes))
    return nodes


def short_lived(n):
    for i in range(n):
        Node(None)


def short_lists(n):
    for i in range(n):
        [i]


def chain(n):
    head = None
    for i in range(n):
        head = [head]
    return head


n = int(sys.argv[1])
kept = timed("build-with-automatic-collection", n, build)
gc.disable()
kept = timed("build-without-collection", n, build)
kept = None
gc.collect()
timed("short-lived-instances", n, short_lived)
timed("short-lived-lists", n, short_lists)
gc.enable()

for i in range(5):
    gc.collect()
young = [[i] for i in range(600)]
begin = time.perf_counter_ns()
for i in range(200):
    gc.collect(0)
print("empty-young-collection", 1, (time.perf_counter_ns() - begin) / 200)
