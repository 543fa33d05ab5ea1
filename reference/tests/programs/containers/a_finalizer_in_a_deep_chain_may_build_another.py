# __del__ in the middle of a dying deep chain may build and drop a deep chain of its own.
class Builder:
    def __del__(self):
        inner = None
        for n in range(20000):
            inner = [inner]
        made.append(len(inner))

made = []
chain = None
for n in range(20000):
    chain = [chain]
    if n % 5000 == 0:
        chain.append(Builder())
chain = None
print(made)  # expect: [1, 1, 1, 1]
