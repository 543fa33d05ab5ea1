# A proxy stands in for its object; one of a callable can be called; a dead one says so.
import weakref

class Cat:
    def __init__(self, name):
        self.name = name

class Horn:
    def __call__(self):
        return "toot"

cat = Cat("Tom")
proxy = weakref.proxy(cat)
print(proxy.name, type(proxy).__name__)      # expect: Tom ProxyType
print(weakref.proxy(cat) is proxy)           # expect: True
horn = Horn()
callable_proxy = weakref.proxy(horn)
print(callable_proxy(), type(callable_proxy).__name__)  # expect: toot CallableProxyType
del cat, horn
for dead in (proxy, callable_proxy):
    try:
        print(dead.name)
    except ReferenceError as error:
        print(error)
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
