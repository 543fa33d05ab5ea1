# Attributes set or removed in __del__ are released correctly.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)

class Owner:
    def __init__(self):
        self.a = Thing('a')
        self.b = Thing('b')

    def __del__(self):
        print('owner')
        del self.a
        self.b = Thing('new b')
        self.c = Thing('c')
        print('owner done')

Owner()
# expect: owner
# expect: del a
# expect: del b
# expect: owner done
# expect: del new b
# expect: del c
