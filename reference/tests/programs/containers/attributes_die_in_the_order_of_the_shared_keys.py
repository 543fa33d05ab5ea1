# Attributes are released in the order in which the first instance of the class set them.
class Thing:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print(self.n, end=' ')

class Box:
    pass

first = Box()
first.x = Thing('x')
first.y = Thing('y')
first.z = Thing('z')
second = Box()
second.z = Thing('z')
second.x = Thing('x')
second.y = Thing('y')
del first  # expect: x y z | first
print('| first')
del second  # expect: x y z | second, which set z first
print('| second, which set z first')
