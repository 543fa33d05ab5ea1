# A class and its last instances may be garbage together; __del__ still finds the class whole.
import gc
gc.disable()

def build():
    class Local:
        registry = []

        def __init__(self):
            self.registry.append(self)

        def __del__(self):
            print('del', type(self).__name__, len(self.registry))
    Local()
    Local()

gc.collect()
build()
print('built')  # expect: built
print(gc.collect() > 5)
# expect: del Local 2
# expect: del Local 2
# expect: True
