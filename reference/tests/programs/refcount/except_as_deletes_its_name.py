# The name after "as" is deleted when the except clause ends, even where it was bound before.
class Thing:
    def __del__(self):
        print('thing dead')

class Boom(Exception):
    pass

e = 'before'
try:
    raise Boom(Thing())
except Boom as e:
    print('handling', type(e.args[0]).__name__)
# expect: handling Thing
# expect: thing dead
print('after the clause')  # expect: after the clause
try:
    e
except NameError as missing:
    print(missing)
# expect: name 'e' is not defined
