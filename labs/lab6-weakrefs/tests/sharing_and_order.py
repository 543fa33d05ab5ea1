# Without a callback a weak reference is shared; the list has the shared ones first, then the newest.
import weakref

class Cat:
    pass

class NamedRef(weakref.ref):
    pass

def silent(ref):
    pass

cat = Cat()
old = weakref.ref(cat, silent)
proxy = weakref.proxy(cat)
new = weakref.ref(cat, silent)
plain = weakref.ref(cat)
derived = NamedRef(cat)
print(weakref.ref(cat) is plain)             # expect: True
print(weakref.proxy(cat) is proxy)           # expect: True
print(weakref.ref(cat, None) is plain)       # expect: True
print(weakref.ref(cat, silent) is old)       # expect: False
print(NamedRef(cat) is derived)              # expect: False
names = {id(old): "old", id(proxy): "proxy", id(new): "new", id(plain): "plain", id(derived): "derived"}
print([names[id(r)] for r in weakref.getweakrefs(cat)])
# expect: ['plain', 'proxy', 'derived', 'new', 'old']
del plain
print(weakref.getweakrefcount(cat))  # expect: 4
del new
print([names[id(r)] for r in weakref.getweakrefs(cat)])  # expect: ['proxy', 'derived', 'old']
