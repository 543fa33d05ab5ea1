# gc.collect takes 0, 1 or 2, by position or by name.
import gc
for generation in (-1, 3, 100):
    try:
        gc.collect(generation)
    except ValueError as e:
        print(e)
# expect: invalid generation
# expect: invalid generation
# expect: invalid generation
gc.collect()
print(gc.collect(0), gc.collect(1), gc.collect(generation=2))  # expect: 0 0 0
try:
    gc.collect('young')
except TypeError as e:
    print(type(e).__name__)
# expect: TypeError
