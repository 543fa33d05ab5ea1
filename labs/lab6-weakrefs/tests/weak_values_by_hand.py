# A dict that does not keep its values, written by hand: a ref that knows its key, and a callback.
import weakref

class KeyedRef(weakref.ref):
    def __init__(self, value, callback, key):
        super().__init__(value, callback)
        self.key = key

    def __new__(cls, value, callback, key):
        return super().__new__(cls, value, callback)

class WeakValues:
    def __init__(self):
        refs = self.refs = {}

        def remove(dead):
            print("entry", dead.key, "goes")
            if refs.get(dead.key) is dead:
                del refs[dead.key]

        self.remove = remove

    def __setitem__(self, key, value):
        self.refs[key] = KeyedRef(value, self.remove, key)

    def get(self, key):
        ref = self.refs.get(key)
        return None if ref is None else ref()

class Image:
    def __init__(self, name):
        self.name = name

images = WeakValues()
cat = Image("cat")
dog = Image("dog")
images["cat"] = cat
images["again"] = cat
images["dog"] = dog
print(images.get("cat") is cat, images.get("cow"))  # expect: True None
del dog              # expect: entry dog goes
print(sorted(images.refs))  # expect: ['again', 'cat']
del cat
# expect: entry again goes
# expect: entry cat goes
print(images.refs, images.get("cat"))  # expect: {} None
old = Image("old")
images["x"] = old
new = Image("new")
images["x"] = new    # the ref to the old one dies here, so it never calls
del old
print(images.get("x").name)  # expect: new
del new              # expect: entry x goes
