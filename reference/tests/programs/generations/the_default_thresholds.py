# There are three thresholds; set_threshold leaves omitted ones unchanged.
import gc
print(gc.get_threshold())  # expect: (700, 10, 10)
gc.set_threshold(500)
print(gc.get_threshold())  # expect: (500, 10, 10)
gc.set_threshold(600, 5)
print(gc.get_threshold())  # expect: (600, 5, 10)
gc.set_threshold(1, 2, 3)
print(gc.get_threshold())  # expect: (1, 2, 3)
gc.set_threshold(0)
print(gc.get_threshold(), gc.isenabled())  # expect: (0, 2, 3) True
try:
    gc.set_threshold()
except TypeError:
    print('TypeError')
# expect: TypeError
gc.set_threshold(700, 10, 10)
