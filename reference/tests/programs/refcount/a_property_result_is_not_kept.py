# What a property or a method returns is owned by nobody else once the caller drops it.
import sys

class Thing:
    def __del__(self):
        print('dead')

class Factory:
    @property
    def fresh(self):
        return Thing()

    def __getattr__(self, name):
        return Thing()

f = Factory()
f.fresh  # expect: dead
print('after the property')  # expect: after the property
f.anything  # expect: dead
print('after __getattr__')  # expect: after __getattr__
kept = f.fresh
print(sys.getrefcount(kept))  # expect: 2
del kept  # expect: dead
