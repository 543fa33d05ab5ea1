# sort is stable, takes a key, and notices a list changed meanwhile.
words = ['bb', 'a', 'ccc', 'dd', 'e']
words.sort(key=len)
print(words)  # expect: ['a', 'e', 'bb', 'dd', 'ccc']
words.sort(key=len, reverse=True)
print(words)  # expect: ['ccc', 'bb', 'dd', 'a', 'e']
print(sorted([3, 1, 2], reverse=True), sorted({'z': 1, 'y': 2}))  # expect: [3, 2, 1] ['y', 'z']
l = [3, 2, 1]
def key(x):
    l.append(x)
    return x
try:
    l.sort(key=key)
except ValueError as e:
    print(e)
# expect: list modified during sort
try:
    [1, 'a'].sort()
except TypeError as e:
    print(e)
# expect: '<' not supported between instances of 'str' and 'int'
