# An exception raised while another is handled owns it as __context__ with all its frames.
class Thing:
    def __del__(self):
        print('local dead')

def first():
    t = Thing()
    raise ValueError('first')

try:
    try:
        first()
    except ValueError:
        raise KeyError('second')
except KeyError as e:
    kept = e
print(repr(kept.__context__), kept.__cause__, kept.__suppress_context__)  # expect: ValueError('first') None False
kept.__context__ = None  # expect: local dead
print('context dropped')  # expect: context dropped
