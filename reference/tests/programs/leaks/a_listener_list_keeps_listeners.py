# A list of bound methods keeps the listeners; one of weak methods does not.
import weakref

class Listener:
    def on_event(self, x):
        print('got', x)
    def __del__(self):
        print('listener dead')

strong = []
l = Listener()
strong.append(l.on_event)
del l
print('still there')  # expect: still there
strong[0](1)  # expect: got 1
strong.clear()  # expect: listener dead
weak = []
l = Listener()
weak.append(weakref.WeakMethod(l.on_event))
weak[0]()(2)  # expect: got 2
del l  # expect: listener dead
print(weak[0]())  # expect: None
