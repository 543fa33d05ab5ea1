# keys, values and items are live views that own their dict.
import sys
d = {'a': 1}
base = sys.getrefcount(d)
k, v, i = d.keys(), d.values(), d.items()
print(sys.getrefcount(d) - base)  # expect: 3
d['b'] = 2
print(k, v, i)  # expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)])
print(k & {'b', 'z'}, ('a', 1) in i, len(v))  # expect: {'b'} True 2
del k, v
print(sys.getrefcount(d) - base)  # expect: 1
it = iter(i)
print(next(it), sys.getrefcount(d) - base)  # expect: ('a', 1) 2
print(list(it), sys.getrefcount(d) - base)  # expect: [('b', 2)] 1
