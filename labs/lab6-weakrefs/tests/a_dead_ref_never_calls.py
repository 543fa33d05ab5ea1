# A weak reference that dies first, or is dying itself, does not call.
import weakref

class Cat:
    pass

class Owner(weakref.ref):
    """A weak reference with an attribute."""

def callback(ref):
    print("called:", type(ref).__name__)

cat = Cat()
ref = weakref.ref(cat, callback)
del ref
del cat
print("the ref died first: nobody was called")  # expect: the ref died first: nobody was called

cat = Cat()
owner = Owner(cat, callback)
owner.cat = cat        # it owns its referent, in an attribute
witness = weakref.ref(cat, callback)
del cat
print(owner() is owner.cat)  # expect: True
del owner              # expect: called: ReferenceType
print(witness())       # expect: None

class Farewell:
    """A callback that says when it dies."""
    def __call__(self, ref):
        print("never called")
    def __del__(self):
        print("the callback dies")

cat = Cat()
witness = weakref.ref(cat, callback)
owner = Owner(cat, Farewell())
owner.cat = cat
del cat
del owner
# expect: the callback dies
# expect: called: ReferenceType
