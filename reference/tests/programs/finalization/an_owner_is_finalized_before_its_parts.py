# The __del__ of an owner runs before those of the objects in its attributes, which it still sees.
class Part:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('part', self.name)

class Owner:
    def __init__(self):
        self.first = Part('first')
        self.rest = [Part('second'), Part('third')]

    def __del__(self):
        print('owner of', self.first.name, self.rest[0].name)

o = Owner()
del o
# expect: owner of first second
# expect: part first
# expect: part third
# expect: part second
print('end')  # expect: end
