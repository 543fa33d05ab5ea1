# Full collections of live and of garbage graphs: nanoseconds per object.
# Argument: number of nodes.
import gc
import sys
import time


class Node:
    def __init__(self):
        self.a = None
        self.b = None


def ring(n):
    nodes = [Node() for _ in range(n)]
    for i in range(n):
        nodes[i].a = nodes[i - 1]
        nodes[i - 1].b = nodes[i]
    return nodes


class Tree:
    def __init__(self, parent):
        self.parent = parent
        self.children = []


def trees(n):
    roots = []
    made = 0
    while made < n:
        root = Tree(None)
        roots.append(root)
        made += 2
        for _ in range(3):
            child = Tree(root)
            root.children.append(child)
            made += 2
            for _ in range(3):
                child.children.append(Tree(child))
                made += 2
    return roots


class Four:
    def __init__(self):
        self.a = self.b = self.c = self.d = None


def random_graph(n):
    nodes = [Four() for _ in range(n)]
    seed = 12345
    for node in nodes:
        seed = (seed * 1103515245 + 12345) % 2147483648
        node.a = nodes[seed % n]
        seed = (seed * 1103515245 + 12345) % 2147483648
        node.b = nodes[seed % n]
        seed = (seed * 1103515245 + 12345) % 2147483648
        node.c = nodes[seed % n]
        seed = (seed * 1103515245 + 12345) % 2147483648
        node.d = nodes[seed % n]
    return nodes


def lists(n):
    return [[i, i] for i in range(n)]


def lists_in_a_knot(n):
    outer = [[None, i] for i in range(n)]
    for inner in outer:
        inner[0] = outer
    return outer


def measure(name, build, n):
    gc.collect()
    graph = build(n)
    gc.collect()
    best = None
    for _ in range(3):
        begin = time.perf_counter_ns()
        gc.collect()
        took = time.perf_counter_ns() - begin
        if best is None or took < best:
            best = took
    print("live", name, n, best / n)
    if build is lists:
        return
    del graph
    begin = time.perf_counter_ns()
    gc.collect()
    took = time.perf_counter_ns() - begin
    print("garbage", name, n, took / n)


gc.disable()
n = int(sys.argv[1])
measure("ring", ring, n)
measure("trees", trees, n)
measure("random", random_graph, n)
measure("lists", lists, n)
measure("knotted-lists", lists_in_a_knot, n)
