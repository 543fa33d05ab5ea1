# An unknown name raises NameError with a hint only on standard error.
try:
    unknown_thing
except NameError as e:
    print(e, '|', e.name)
# expect: name 'unknown_thing' is not defined | unknown_thing

def f():
    return also_unknown

try:
    f()
except NameError as e:
    print(e)
# expect: name 'also_unknown' is not defined
try:
    del nothing
except NameError as e:
    print(e)
# expect: name 'nothing' is not defined
zzz_unknown_zzz
# expect-error: NameError: name 'zzz_unknown_zzz' is not defined
