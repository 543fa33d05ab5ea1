# An AttributeError owns the object it is about, until it dies itself.
class Thing:
    def __del__(self):
        print('thing dead')

try:
    Thing().missing
except AttributeError as e:
    print('handler', type(e.obj).__name__, e.name)
# expect: handler Thing missing
# expect: thing dead
print('after')  # expect: after
kept = None
try:
    Thing().missing
except AttributeError as e:
    kept = e
print('kept')  # expect: kept
kept = None  # expect: thing dead
print('end')  # expect: end
