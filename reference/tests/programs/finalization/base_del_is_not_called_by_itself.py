# A class's __del__ replaces the one of its base; super() calls that.
class Base:
    def __del__(self):
        print('base')

class Replaces(Base):
    def __del__(self):
        print('replaces')

class Extends(Base):
    def __del__(self):
        print('extends')
        super().__del__()

Replaces()  # expect: replaces
Extends()
# expect: extends
# expect: base
