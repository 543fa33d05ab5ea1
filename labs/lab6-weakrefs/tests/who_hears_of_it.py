# Two weak references with callbacks watch one cat.
import weakref

class Cat:
    pass

def listener(name):
    def callback(ref):
        print(name, "hears of it:", first(), second())
    return callback

cat = Cat()
first = weakref.ref(cat, listener("first"))
second = weakref.ref(cat, listener("second"))
plain = weakref.ref(cat)
print(first() is cat, second() is cat, plain() is cat)  # expect: True True True
del cat
# expect: second hears of it: None None
# expect: first hears of it: None None
print("end")  # expect: end
