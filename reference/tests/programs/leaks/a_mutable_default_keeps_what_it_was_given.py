# A mutable default argument lives as long as its function and keeps what is put into it.
class Thing:
    def __del__(self):
        print('dead')

def remember(thing, into=[]):
    into.append(thing)
    return len(into)

print(remember(Thing()))  # expect: 1
print(remember(Thing()))  # expect: 2
remember.__defaults__[0].clear()
# expect: dead
# expect: dead
print('cleared')  # expect: cleared
remember(Thing())
del remember  # expect: dead
print('end')  # expect: end
