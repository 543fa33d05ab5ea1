# Assigning to a nonlocal variable releases what the shared cell owned before.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dead', self.name)

def build():
    kept = Thing('one')
    def put(value):
        nonlocal kept
        kept = value
    def get():
        return kept.name
    return put, get

put, get = build()
print(get())  # expect: one
put(Thing('two'))  # expect: dead one
print(get())  # expect: two
del put
print('one closure left')  # expect: one closure left
del get  # expect: dead two
print('none left')  # expect: none left
