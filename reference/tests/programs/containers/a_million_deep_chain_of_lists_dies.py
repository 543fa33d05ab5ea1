# A chain of a million nested lists, tuples or dicts dies without exhausting the C stack.
chain = []
for n in range(1000000):
    chain = [chain]
chain = None
print('lists gone')  # expect: lists gone
for n in range(200000):
    chain = (chain,)
chain = None
print('tuples gone')  # expect: tuples gone
for n in range(200000):
    chain = {'next': chain}
chain = None
print('dicts gone')  # expect: dicts gone
