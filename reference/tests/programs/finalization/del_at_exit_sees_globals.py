# Objects alive at the end are finalized with the module's globals still in place.
import sys

class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(helper(self.name), sys is not None, CONSTANT)

def helper(text):
    return 'bye ' + text

CONSTANT = 42
t = Thing('t')
print('end of program')  # expect: end of program
# expect: bye t True 42
