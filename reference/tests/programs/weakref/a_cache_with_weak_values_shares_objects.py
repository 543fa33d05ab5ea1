# A cache of weak values gives the same object while anybody uses it, and makes a new one afterwards.
import weakref

class Image:
    made = 0

    def __init__(self, name):
        Image.made += 1
        self.name = name

cache = weakref.WeakValueDictionary()

def load(name):
    image = cache.get(name)
    if image is None:
        image = cache[name] = Image(name)
    return image

a = load('x')
b = load('x')
print(a is b, Image.made, len(cache))  # expect: True 1 1
del a, b
print(len(cache))  # expect: 0
load('x')
print(Image.made, len(cache))  # expect: 2 0
