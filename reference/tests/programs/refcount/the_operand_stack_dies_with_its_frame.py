# When an exception leaves a half-evaluated expression, its operands die before the handler runs, the locals later.
class Thing:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('-' + self.name)

def work(parameter):
    local = Thing('local')
    return [Thing('first'), Thing('second'), 1 / 0]

try:
    work(Thing('argument'))
except ZeroDivisionError:
    print('handler')
# expect: -second
# expect: -first
# expect: handler
# expect: -argument
# expect: -local
print('end')  # expect: end
