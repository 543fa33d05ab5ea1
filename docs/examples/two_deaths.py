import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, 'finalizer; ref is alive:', ref() is not None)


def gone(dead):
    print('callback')


a = Node('a')
ref = weakref.ref(a, gone)
del a
# expect: a finalizer; ref is alive: True
# expect: callback

b = Node('b')
b.me = b
ref = weakref.ref(b, gone)
del b
gc.collect()
# expect: callback
# expect: b finalizer; ref is alive: False
