import weakref


class Leaf:
    pass


def gone(name):
    return lambda ref: print(name, 'is told; alive:', [r() is not None for r in refs])


leaf = Leaf()
print(weakref.ref(leaf) is weakref.ref(leaf))  # expect: True
refs = [weakref.ref(leaf, gone('first')), weakref.ref(leaf, gone('second'))]
del leaf
# expect: second is told; alive: [False, False]
# expect: first is told; alive: [False, False]
