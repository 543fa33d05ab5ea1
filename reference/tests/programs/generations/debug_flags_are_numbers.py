# The debug flags are bits; DEBUG_LEAK is the union of three of them.
import gc
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL)  # expect: 1 2 4 32
print(gc.DEBUG_LEAK == gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_SAVEALL)  # expect: True
print(gc.get_debug())  # expect: 0
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug())  # expect: 32
gc.set_debug(0)
print(gc.get_debug())  # expect: 0
