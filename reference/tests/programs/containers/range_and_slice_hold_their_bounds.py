# A range is a small object that computes its items; a slice owns its three bounds.
r = range(10, 0, -3)
print(r, list(r), len(r), r[1], 4 in r, r[::2])  # expect: range(10, 0, -3) [10, 7, 4, 1] 4 7 True range(10, -2, -6)
print(range(3) == range(0, 3, 1), range(10 ** 20)[-1])  # expect: True 99999999999999999999
s = slice(1, None, 2)
print(s, 'abcdef'[s], s.indices(5))  # expect: slice(1, None, 2) bdf (1, 5, 2)
print(list(reversed(range(4))), r.index(4), r.count(5))  # expect: [3, 2, 1, 0] 2 0
try:
    range(3)[3]
except IndexError as e:
    print(e)
# expect: range object index out of range
