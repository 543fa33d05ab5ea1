# Even what the trashcan put off is dead when the statement that released the chain has ended.
class Leaf:
    alive = 0

    def __init__(self):
        Leaf.alive += 1

    def __del__(self):
        Leaf.alive -= 1

chain = None
for n in range(5000):
    chain = [chain, Leaf()]
print(Leaf.alive)  # expect: 5000
del chain
print(Leaf.alive)  # expect: 0
