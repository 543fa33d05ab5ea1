# A callback that drops all the other weak references does not stop their callbacks.
import weakref

class Cat:
    pass

box = []

def empties(ref):
    print("the newest is called, the box has", len(box))
    print("its own slot holds", ref.__callback__)
    box.clear()

def hears(ref):
    print("an older one is called, the box has", len(box))

cat = Cat()
box.append(weakref.ref(cat, hears))
box.append(weakref.ref(cat, hears))
box.append(weakref.ref(cat, empties))
del cat
# expect: the newest is called, the box has 3
# expect: its own slot holds None
# expect: an older one is called, the box has 0
# expect: an older one is called, the box has 0
