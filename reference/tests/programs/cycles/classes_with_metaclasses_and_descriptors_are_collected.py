# Dropped classes are garbage, with properties, methods and metaclass, and go in one collection.
import gc
import weakref
gc.disable()

class Meta(type):
    def __del__(cls):
        print('class', cls.__name__, 'dies')

def build():
    class Local(metaclass=Meta):
        @property
        def p(self):
            return self
        @classmethod
        def c(cls):
            return cls
        @staticmethod
        def s():
            return Local
    class Sub(Local):
        pass
    return weakref.ref(Local), weakref.ref(Sub)

gc.collect()
refs = build()
print([r() is not None for r in refs])  # expect: [True, True]
found = gc.collect()
# expect: class Local dies
# expect: class Sub dies
print(found > 10, [r() for r in refs])  # expect: True [None, None]
