# The last line of an uncaught user exception has the class's name and the message.
class Trouble(Exception):
    pass

class Deep(Trouble):
    def __str__(self):
        return 'deep ' + ' '.join(self.args)

print(repr(Deep('a', 'b')), str(Deep('x')))  # expect: Deep('a', 'b') deep x
raise Deep('trouble', 'here')
# expect-error: Deep: deep trouble here
