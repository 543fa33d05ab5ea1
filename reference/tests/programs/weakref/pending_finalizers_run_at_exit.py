# finalize objects still alive at exit run then, newest first, unless atexit is False.
import weakref

class Thing:
    pass

t = Thing()
weakref.finalize(t, print, 'older')
weakref.finalize(t, print, 'newer')
f = weakref.finalize(t, print, 'never')
print(f.atexit)  # expect: True
f.atexit = False
print(f.atexit, f.alive)  # expect: False True
print('end of program')  # expect: end of program
# expect: newer
# expect: older
