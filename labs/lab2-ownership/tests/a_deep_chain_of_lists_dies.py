# SPDX-License-Identifier: MIT
# A list in a list in a list, 200,000 deep, dies at once, and before the next statement runs.
class Animal:
    def __del__(self):
        print("the innermost dies")


chain = Animal()
for i in range(200000):
    chain = [chain]
print("the chain is made")  # expect: the chain is made
del chain                   # expect: the innermost dies
print("the chain is gone")  # expect: the chain is gone
