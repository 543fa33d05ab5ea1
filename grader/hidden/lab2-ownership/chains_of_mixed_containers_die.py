# SPDX-License-Identifier: MIT
# A chain of 120,000 containers of three kinds, a list at every third link, dies before the next statement.
class Anchor:
    def __del__(self):
        print("the anchor dies")


chain = Anchor()
for i in range(40000):
    chain = [chain]
    chain = (chain, i)
    chain = {"next": chain}
print("made")  # expect: made
chain = None  # expect: the anchor dies
print("gone")  # expect: gone

chain = [Anchor()]
for i in range(30000):
    chain = [i, [[]], chain]
part = chain
for i in range(29000):
    part = part[2]
chain = None
print("a thousand are left")  # expect: a thousand are left
part = None  # expect: the anchor dies
print("gone")  # expect: gone
