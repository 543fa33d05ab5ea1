# A finally clause runs while the locals of its function are all alive.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dead', self.name)

def work():
    t = Thing('t')
    try:
        return Thing('result')
    finally:
        print('finally sees', t.name)

r = work()
# expect: finally sees t
# expect: dead t
print('have', r.name)  # expect: have result
r = None  # expect: dead result
