# In a loop over a generator each item dies when the next one is bound, not at the end.
class Thing:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('dead', self.n)

def source():
    for n in range(3):
        yield Thing(n)

for t in source():
    print('have', t.n)
# expect: have 0
# expect: dead 0
# expect: have 1
# expect: dead 1
# expect: have 2
print('loop over')  # expect: loop over
t = None  # expect: dead 2
