# What itertools makes is an iterator: it reads no further than it must, and ends once.
import itertools as it
import operator


def first(n, iterable):
    return list(it.islice(iterable, n))


class Loud:
    def __init__(self, n):
        self.numbers = iter(range(n))
        self.read = 0

    def __iter__(self):
        return self

    def __next__(self):
        value = next(self.numbers)
        self.read += 1
        return value


print(first(3, it.count()), first(3, it.count(10, -2)), first(3, it.count(0.5, 0.25)))  # expect: [0, 1, 2] [10, 8, 6] [0.5, 0.75, 1.0]
print(first(7, it.cycle("abc")), list(it.cycle([])), list(it.repeat(1, 3)), first(2, it.repeat("x")), list(it.repeat(1, -1)))  # expect: ['a', 'b', 'c', 'a', 'b', 'c', 'a'] [] [1, 1, 1] ['x', 'x'] []
print(list(it.accumulate([1, 2, 3])), list(it.accumulate("abc")), list(it.accumulate([1, 2, 3], operator.mul)))  # expect: [1, 3, 6] ['a', 'ab', 'abc'] [1, 2, 6]
print(list(it.accumulate([1, 2], initial=10)), list(it.accumulate([], initial=1)), list(it.accumulate([])))  # expect: [10, 11, 13] [1] []
print(list(it.chain("ab", [1], ())), list(it.chain.from_iterable(["ab", "c"])), list(it.chain()))  # expect: ['a', 'b', 1] ['a', 'b', 'c'] []
print(list(it.compress("abcd", [1, 0, True])), list(it.dropwhile(str.isalpha, "ab1c")), list(it.takewhile(str.isalpha, "ab1c")))  # expect: ['a', 'c'] ['1', 'c'] ['a', 'b']
print(list(it.filterfalse(lambda x: x % 2, range(5))), list(it.filterfalse(None, [0, 1, "", 2])), list(it.starmap(pow, [(2, 3), (3, 2)])))  # expect: [0, 2, 4] [0, ''] [8, 9]
print(list(it.pairwise("abcd")), list(it.pairwise("a")), list(it.pairwise("")))  # expect: [('a', 'b'), ('b', 'c'), ('c', 'd')] [] []
print(list(it.islice("abcdef", 2)), list(it.islice("abcdef", 1, 4)), list(it.islice("abcdef", 0, None, 2)), list(it.islice("abc", 5, 9)))  # expect: ['a', 'b'] ['b', 'c', 'd'] ['a', 'c', 'e'] []
print([(k, list(g)) for k, g in it.groupby("aabcc")], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2], lambda x: x % 2)])  # expect: [('a', ['a', 'a']), ('b', ['b']), ('c', ['c', 'c'])] [(1, 2), (0, 1)]
groups = it.groupby("aab")
one = next(groups)
two = next(groups)
print(one[0], list(one[1]), two[0], list(two[1]))  # expect: a [] b ['b']
print(list(it.zip_longest("ab", "wxyz")), list(it.zip_longest([1], [], fillvalue=0)), list(it.zip_longest()))  # expect: [('a', 'w'), ('b', 'x'), (None, 'y'), (None, 'z')] [(1, 0)] []
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.product()), list(it.product("ab", [])))  # expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)] [()] []
print(list(it.permutations("abc", 2)), list(it.permutations([1, 2])), list(it.permutations("a", 2)), list(it.permutations([])))  # expect: [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [(1, 2), (2, 1)] [] [()]
print(list(it.combinations("abcd", 2)), list(it.combinations("ab", 3)), list(it.combinations("ab", 0)))  # expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [] [()]
print(list(it.combinations_with_replacement("ab", 2)))  # expect: [('a', 'a'), ('a', 'b'), ('b', 'b')]
a, b = it.tee(range(3))
print(next(a), next(a), list(b), list(a), len(it.tee([], 3)), it.tee([1], 0))  # expect: 0 1 [0, 1, 2] [2] 3 ()

for make in (lambda i: it.islice(i, 2), lambda i: it.takewhile(lambda x: x < 2, i), lambda i: it.chain(i),
             lambda i: zip(it.islice(i, 1, 3), "ab"), lambda i: it.pairwise(i)):
    source = Loud(6)
    made = make(source)
    before = source.read
    next(made)
    print(before, source.read, iter(made) is made, len(list(made)), source.read)  # expect: 0 1 True 1 2
    # expect: 0 1 True 1 3
    # expect: 0 1 True 5 6
    # expect: 0 2 True 1 3
    # expect: 0 2 True 4 6
source = Loud(5)
print(list(it.islice(source, 1, 4, 2)), source.read)  # expect: [1, 3] 4
done = it.chain([1])
print(list(done), list(done), next(done, "end"))  # expect: [1] [] end
print(it.count(5), it.count(1, 2), it.repeat("x"), it.repeat("x", 2))  # expect: count(5) count(1, 2) repeat('x') repeat('x', 2)
print([type(x).__name__ for x in (it.count(), it.chain(), it.islice([], 1), it.cycle([]), it.groupby([]), it.product(), it.zip_longest())])  # expect: ['count', 'chain', 'islice', 'cycle', 'groupby', 'product', 'zip_longest']
print(operator.length_hint(it.repeat(1, 4)), type(it.tee([])[0]).__module__)  # expect: 4 itertools


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError, StopIteration) as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: type(it.chain(1)).__name__)  # expect: chain
attempt(lambda: list(it.chain([1], 2)))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: it.islice([], -1))  # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
attempt(lambda: it.islice([], 0, 1, 0))  # expect: ValueError: Step for islice() must be a positive integer or None.
attempt(lambda: it.islice(5, 1))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: it.accumulate(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: it.cycle(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: it.combinations("ab", -1))  # expect: ValueError: r must be non-negative
attempt(lambda: it.tee([], -1))  # expect: ValueError: n must be >= 0
attempt(lambda: it.takewhile(None, 5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: it.groupby(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: it.product(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: it.count("x"))  # expect: TypeError: a number is required
attempt(lambda: list(it.starmap(pow, [1])))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: it.zip_longest(1))  # expect: TypeError: 'int' object is not iterable
