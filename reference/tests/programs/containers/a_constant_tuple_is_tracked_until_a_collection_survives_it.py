# A tuple constant of a function is tracked like any tuple, until the first collection it survives.
import gc


def pair():
    return (3, 4)


print(gc.is_tracked(pair()))  # expect: True
gc.collect()
print(gc.is_tracked(pair()))  # expect: False
