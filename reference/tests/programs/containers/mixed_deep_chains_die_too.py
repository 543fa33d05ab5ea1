# Lists, tuples, dicts, sets and instances may alternate in a deep chain.
class Box:
    def __init__(self, content):
        self.content = content

class Leaf:
    def __del__(self):
        print('leaf dead')

chain = Leaf()
for n in range(30000):
    chain = [Box({'k': (chain, n)})]
print('built')  # expect: built
chain = None  # expect: leaf dead
print('end')  # expect: end
