# In a long chain every __del__ runs once, the outer object's before the inner one's.
class Node:
    def __init__(self, n, inner):
        self.n = n
        self.inner = inner

    def __del__(self):
        order.append(self.n)

order = []
chain = None
for n in range(100000):
    chain = Node(n, chain)
chain = None
print(len(order), order[:3], order[-2:])  # expect: 100000 [99999, 99998, 99997] [1, 0]
print(order == list(range(99999, -1, -1)))  # expect: True
