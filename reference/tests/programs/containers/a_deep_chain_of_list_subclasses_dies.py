# Instances of a list subclass nest as deep as lists: the trashcan takes both levels of their deallocation.
class Chain(list):
    dead = 0

    def __del__(self):
        Chain.dead += 1

class Quiet(list):
    pass

chain = None
for n in range(100000):
    chain = Chain([chain])
del chain
print(Chain.dead)  # expect: 100000
chain = None
for n in range(100000):
    chain = Quiet([chain])
    chain.note = n
del chain
print('quiet ones gone')  # expect: quiet ones gone
