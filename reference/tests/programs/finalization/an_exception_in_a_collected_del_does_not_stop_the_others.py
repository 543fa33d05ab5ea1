# During a collection a failing __del__ is reported, and all the others still run.
import gc
import sys
gc.disable()

class Node:
    def __init__(self, n):
        self.n = n
        self.me = self

    def __del__(self):
        done.append(self.n)
        raise RuntimeError('number ' + str(self.n))

done = []
errors = []
sys.unraisablehook = lambda u: errors.append(str(u.exc_value))
gc.collect()
for n in range(4):
    Node(n)
print(gc.collect())  # expect: 4
print(sorted(done), sorted(errors))  # expect: [0, 1, 2, 3] ['number 0', 'number 1', 'number 2', 'number 3']
