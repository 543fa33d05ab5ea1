import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, 'finalizer; alive for the weak reference:', ref() is not None)


def gone(dead):
    print('callback')


a = Node('a')
ref = weakref.ref(a, gone)
del a
# expect: a finalizer; alive for the weak reference: True
# expect: callback

b = Node('b')
b.me = b
ref = weakref.ref(b, gone)
del b
gc.collect()
# expect: callback
# expect: b finalizer; alive for the weak reference: False
