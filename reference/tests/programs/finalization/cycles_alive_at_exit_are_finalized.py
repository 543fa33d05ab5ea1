# Cycles that are garbage or alive when the program ends are finalized too.
import gc
gc.disable()

class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print('del', self.name)

Node('garbage')
print('end of program')  # expect: end of program
# expect: del garbage
