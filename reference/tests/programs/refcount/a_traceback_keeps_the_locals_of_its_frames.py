# The locals of a function left by an exception live until the exception dies, after the handler.
class Thing:
    def __del__(self):
        print('local dead')

def fail():
    local = Thing()
    raise ValueError('no')

try:
    fail()
except ValueError as e:
    print('handler', e)
# expect: handler no
# expect: local dead
print('after')  # expect: after

saved = None
try:
    fail()
except ValueError as e:
    saved = e
print('saved')  # expect: saved
frame = saved.__traceback__.tb_next.tb_frame
print(frame.f_code.co_name, type(frame.f_locals['local']).__name__)  # expect: fail Thing
del frame
saved.__traceback__ = None  # expect: local dead
print('traceback dropped')  # expect: traceback dropped
