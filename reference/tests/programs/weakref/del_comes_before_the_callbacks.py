# On death by counting: __del__ first (weak references still work), then callbacks, then the attributes.
import weakref

class Part:
    def __del__(self):
        print('part')

class Thing:
    def __init__(self):
        self.part = Part()

    def __del__(self):
        print('del', r() is self)

t = Thing()
r = weakref.ref(t, lambda ref: print('callback', ref()))
del t
# expect: del True
# expect: callback None
# expect: part
print('end')  # expect: end
