# Several finalize objects on one object run in reverse order of creation.
import weakref

class Thing:
    def __del__(self):
        print('del')

t = Thing()
for n in range(3):
    weakref.finalize(t, print, 'finalizer', n)
print('created')  # expect: created
del t
# expect: del
# expect: finalizer 2
# expect: finalizer 1
# expect: finalizer 0
print('end')  # expect: end
