# Sets of small ints iterate in the order of their hashes in the table.
print({3, 1, 2}, {10, 9, 8, 7})  # expect: {1, 2, 3} {8, 9, 10, 7}
print(set(range(20, 0, -5)))  # expect: {10, 20, 5, 15}
s = {1, 2, 3} ^ {3, 4}
print(s, s - {1}, s & {2, 9}, s >= {1, 2})  # expect: {1, 2, 4} {2, 4} {2} True
print(frozenset([2, 1]) == {1, 2}, hash(frozenset([1])) == hash(frozenset([1])))  # expect: True True
s.update([100, 50])
print(sorted(s), len(s))  # expect: [1, 2, 4, 50, 100] 5
print({-1, -2}, {2 ** 70, 5} == {5, 2 ** 70})  # expect: {-1, -2} True
print(set(), frozenset(), frozenset({1}))  # expect: set() frozenset() frozenset({1})
