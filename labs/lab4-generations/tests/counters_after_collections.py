# What each collection does to the second and third counter.
import gc

gc.disable()

def show(label):
    print(label, gc.get_count()[1:])

gc.collect(2)
show('after 2:')  # expect: after 2: (0, 0)
gc.collect(0)
gc.collect(0)
show('0, 0:')  # expect: 0, 0: (2, 0)
gc.collect(1)
show('then 1:')  # expect: then 1: (0, 1)
for _ in range(11):
    gc.collect(0)
show('then 0, eleven times:')  # expect: then 0, eleven times: (11, 1)
gc.collect(1)
show('then 1:')  # expect: then 1: (0, 2)
gc.collect(2)
show('then 2:')  # expect: then 2: (0, 0)
