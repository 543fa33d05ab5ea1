# An exception owns its arguments; they die with it at the end of the clause.
class Thing:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('-' + self.name)

try:
    raise ValueError(Thing('first'), Thing('second'))
except ValueError as e:
    print('handler', len(e.args))
# expect: handler 2
# expect: -second
# expect: -first
print('after')  # expect: after
try:
    try:
        raise KeyError(Thing('inner'))
    except KeyError:
        raise ValueError(Thing('outer'))
except ValueError as e:
    print(type(e.__context__).__name__)
# expect: KeyError
# expect: -outer
# expect: -inner
print('end')  # expect: end
