# A tuple is tracked when it is made. A collection that it survives unlinks it if it holds nothing trackable.
import gc

gc.disable()

def tracked(*objects):
    return [gc.is_tracked(x) for x in objects]

gc.collect()
numbers = tuple([1, 2, 3])
box = tuple([1, [2]])
print(tracked(numbers, box))  # expect: [True, True]
gc.collect(0)
print(tracked(numbers, box))  # expect: [False, True]
gc.collect(2)
print(tracked(numbers, box))  # expect: [False, True]
