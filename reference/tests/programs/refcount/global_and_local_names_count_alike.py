# A global declared in a function releases the old value when the function rebinds it.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dead', self.name)

def rebind():
    global current
    local = current
    current = Thing('new')
    print('rebound; the local keeps', local.name)

current = Thing('old')
rebind()
# expect: rebound; the local keeps old
# expect: dead old
print('back', current.name)  # expect: back new
del current  # expect: dead new
