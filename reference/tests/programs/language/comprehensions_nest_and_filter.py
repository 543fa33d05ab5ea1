# List, set, dict comprehensions and generator expressions nest, filter and have their own scope.
x = 'outer'
print([x * y for x in range(3) for y in range(3) if x != y])  # expect: [0, 0, 0, 2, 0, 2]
print(x)  # expect: outer
print({k: v for k, v in zip('abc', range(3)) if v}, {n % 3 for n in range(10)} == {0, 1, 2})
# expect: {'b': 1, 'c': 2} True
matrix = [[1, 2], [3, 4]]
print([[row[i] for row in matrix] for i in range(2)])  # expect: [[1, 3], [2, 4]]
print(list(c for c in 'hello' if c not in 'l'), any(n > 2 for n in range(4)), all([]))
# expect: ['h', 'e', 'o'] True True
print([y := 5, y ** 2], y)  # expect: [5, 25] 5
print([a + b for a, b in [(1, 2), (3, 4)]], [*range(3), *'ab'], (*[1], 2))
# expect: [3, 7] [0, 1, 2, 'a', 'b'] (1, 2)
