# On the path of counts an owner is finalized while it still has its part.
class Box:
    def __init__(self, name, inside=None):
        self.name = name
        self.inside = inside

    def __del__(self):
        print(self.name, 'has', self.inside.name if self.inside else 'nothing')


outer = Box('outer', Box('middle', Box('inner')))
print('begin')  # expect: begin
del outer
# expect: outer has middle
# expect: middle has inner
# expect: inner has nothing
print('end')  # expect: end
