# On return the locals are released in the order in which they first appear, parameters first.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name)

def work(second, first):
    z = Thing('z')
    a = Thing('a')
    m = Thing('m')
    a, z = z, a
    return 'returned'

print(work(Thing('p1'), Thing('p2')))
# expect: p1
# expect: p2
# expect: a
# expect: z
# expect: m
# expect: returned
