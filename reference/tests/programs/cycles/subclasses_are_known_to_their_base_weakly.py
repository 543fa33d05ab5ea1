# __subclasses__ lists living subclasses only; a dropped one leaves it when it is collected.
import gc
gc.disable()

class Base:
    pass

class Kept(Base):
    pass

def build():
    class Lost(Base):
        pass

gc.collect()
build()
print(sorted(c.__name__ for c in Base.__subclasses__()))  # expect: ['Kept', 'Lost']
gc.collect()
print([c.__name__ for c in Base.__subclasses__()])  # expect: ['Kept']
