# An exception in a finalizer is reported; all the others still run, and all die.
import gc
import sys

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        finalized.append(self.name)
        if self.name in 'BD':
            raise ValueError('no goodbye from ' + self.name)


def report(problem):
    reports.append(str(problem.exc_value))


finalized = []
reports = []
sys.unraisablehook = report
gc.collect()
for name in 'ABCDE':
    Node(name)
print('collected', gc.collect())  # expect: collected 5
print(sorted(finalized))  # expect: ['A', 'B', 'C', 'D', 'E']
print(sorted(reports))  # expect: ['no goodbye from B', 'no goodbye from D']
