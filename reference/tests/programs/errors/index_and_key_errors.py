# Missing items raise IndexError or KeyError.
acts = [lambda: [1][5], lambda: ()[0], lambda: 'abc'[9], lambda: {}['k'], lambda: {}[1, 2], lambda: [].pop(),
        lambda: [1].pop(7), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: [1].index(2),
        lambda: [].remove(0), lambda: range(3)[5], lambda: 'abc'.index('z')]
for act in acts:
    try:
        act()
    except (LookupError, ValueError) as e:
        print(type(e).__name__, e)
# expect: IndexError list index out of range
# expect: IndexError tuple index out of range
# expect: IndexError string index out of range
# expect: KeyError 'k'
# expect: KeyError (1, 2)
# expect: IndexError pop from empty list
# expect: IndexError pop index out of range
# expect: KeyError 'popitem(): dictionary is empty'
# expect: KeyError 'pop from an empty set'
# expect: KeyError 2
# expect: ValueError 2 is not in list
# expect: ValueError list.remove(x): x not in list
# expect: IndexError range object index out of range
# expect: ValueError substring not found
l = [1, 2]
l[2] = 3
# expect-error: IndexError: list assignment index out of range
