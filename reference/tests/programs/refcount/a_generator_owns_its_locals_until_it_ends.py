# A suspended generator owns its arguments and locals; closing or exhausting it releases them.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dead', self.name)

def walk(t):
    local = Thing('local')
    yield 1
    yield 2

g = walk(Thing('argument'))
print(next(g))  # expect: 1
g.close()
# expect: dead argument
# expect: dead local
print('closed', g.gi_frame)  # expect: closed None
g = walk(Thing('other argument'))
print(list(g))
# expect: dead other argument
# expect: dead local
# expect: [1, 2]
print('exhausted')  # expect: exhausted
g = walk(Thing('never started'))
del g  # expect: dead never started
print('end')  # expect: end
