# weakref.WeakValueDictionary as a cache: one object per name, as long as somebody uses it.
import gc
import weakref

gc.disable()

class Image:
    def __init__(self, name):
        print("loads", name)
        self.name = name

cache = weakref.WeakValueDictionary()

def image(name):
    found = cache.get(name)
    if found is None:
        found = cache[name] = Image(name)
    return found

cat = image("cat")            # expect: loads cat
print(image("cat") is cat)    # expect: True
dog = image("dog")            # expect: loads dog
print(sorted(cache), len(cache))  # expect: ['cat', 'dog'] 2
del cat
print(sorted(cache), "cat" in cache)  # expect: ['dog'] False
dog.me = dog
del dog
print(sorted(cache))          # expect: ['dog']
print(gc.collect())           # expect: 2
print(sorted(cache))          # expect: []
cat = image("cat")            # expect: loads cat
print(sorted(cache.items(), key=str)[0][1] is cat)  # expect: True
