# The collector can be switched off and on; an explicit collect always works.
import gc
print(gc.isenabled())  # expect: True
gc.disable()
print(gc.isenabled())  # expect: False
gc.disable()
l = []
l.append(l)
del l
print(gc.collect() > 0)  # expect: True
gc.enable()
print(gc.isenabled())  # expect: True
