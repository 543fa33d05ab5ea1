# __del__ runs once, inside the statement that drops the last reference.
class Thing:
    def __del__(self):
        print('del', type(self).__name__)

t = Thing()
u = t
del t
print('one left')  # expect: one left
u = None  # expect: del Thing
print('after')  # expect: after

class Sub(Thing):
    pass

Sub()  # expect: del Sub
