# A callback that fails is reported; the others run, and an error on its way stays on its way.
import sys
import weakref

class Cat:
    pass

def report(u):
    print("nobody can be told:", u.exc_type.__name__, u.exc_value, "in", u.object.__name__)

sys.unraisablehook = report

def good(ref):
    print("good is called")

def bad(ref):
    raise ValueError("out of order")

def lose_a_cat():
    cat = Cat()
    refs.append(weakref.ref(cat, good))
    refs.append(weakref.ref(cat, bad))
    refs.append(weakref.ref(cat, good))
    raise KeyError("on its way")

refs = []
try:
    lose_a_cat()
except KeyError as error:
    print("caught", error)
# expect: caught 'on its way'
# expect: good is called
# expect: nobody can be told: ValueError out of order in bad
# expect: good is called
print([r.__callback__ for r in refs])  # expect: [None, None, None]
del sys.unraisablehook
