# For the same seed, the module random gives the same numbers as CPython's.
import random

random.seed(42)
print(random.random(), random.random())  # expect: 0.6394267984578837 0.025010755222666936
print([random.randrange(100) for _ in range(10)])  # expect: [35, 31, 28, 17, 94, 13, 86, 94, 69, 11]
print([random.randint(-5, 5) for _ in range(10)], random.randrange(0, 100, 7), random.randrange(9, 0, -3))  # expect: [4, 1, -5, -5, -4, -2, -2, 3, 4, -5] 56 9
print([random.choice("abcdef") for _ in range(6)])  # expect: ['f', 'f', 'f', 'e', 'd', 'b']
numbers = list(range(20))
random.shuffle(numbers)
print(numbers)  # expect: [19, 17, 7, 10, 13, 9, 16, 1, 12, 3, 2, 4, 15, 6, 11, 5, 0, 8, 18, 14]
print(random.sample(range(1000), 8), random.sample(numbers, 5), random.sample("ab", 2, counts=[3, 4]))  # expect: [826, 44, 747, 470, 549, 127, 996, 944] [15, 7, 8, 3, 4] ['b', 'a']
print(random.uniform(1, 10), random.uniform(5, -5))  # expect: 7.341146525934311 4.541756163443377
print([random.getrandbits(k) for k in (0, 1, 8, 32, 33, 64, 100)])  # expect: [0, 0, 197, 1242911821, 4231494220, 4294233891058096678, 347029352652445838456218836914]
print(random.choices([1, 2, 3], k=5), random.choices("xyz", [1, 5, 1], k=8), random.choices("xyz", cum_weights=[1, 1, 9]))  # expect: [2, 3, 1, 2, 3] ['y', 'y', 'x', 'y', 'y', 'y', 'y', 'y'] ['z']
print(random.randbytes(7))  # expect: b'\xc4a+\xb0B\x94\x8e'
for _ in range(1500):
    random.random()
print(random.random())  # expect: 0.06574810526736607

for seed in (0, 1, -1, 2**32, 2**100 + 12345, True, 2.5):
    mine = random.Random(seed)
    print(seed, mine.random(), mine.getrandbits(40), mine.randrange(10**30))  # expect: 0 0.8444218515250481 978212965548 198441737587687207744109680147
    # expect: 1 0.13436424411240122 884107995871 99436813185968347955962756036
    # expect: -1 0.13436424411240122 884107995871 99436813185968347955962756036
    # expect: 4294967296 0.11299430095636409 1028291745030 35796521465108383448567707530
    # expect: 1267650600228229401496703217721 0.44487310994347073 654132621936 948016490534115831328128763073
    # expect: True 0.13436424411240122 884107995871 99436813185968347955962756036
    # expect: 2.5 0.41877545666909954 888802454495 977422154348653875462932172187

state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(state[0], len(state[1]), state[2], first == [random.random() for _ in range(3)])  # expect: 3 625 None True
one, other = random.Random(7), random.Random(7)
print(one.random() == other.random(), one.random() == random.random())  # expect: True False
large = random.Random(3)
print(large.sample(range(10**6), 30) == random.Random(3).sample(range(10**6), 30), large.sample(range(60), 6))  # expect: True [14, 40, 9, 55, 33, 24]
print(0 <= random.Random().random() < 1)  # expect: True


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError, LookupError) as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: random.randrange(0))  # expect: ValueError: empty range for randrange()
attempt(lambda: random.randint(5, 4))  # expect: ValueError: empty range for randrange() (5, 5, 0)
attempt(lambda: random.randrange(5, 1, 2))  # expect: ValueError: empty range for randrange()
attempt(lambda: random.randrange(1, 5, 0))  # expect: ValueError: zero step for randrange()
attempt(lambda: random.sample([1], 2))  # expect: ValueError: Sample larger than population or is negative
attempt(lambda: random.sample({1, 2}, 1))  # expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
attempt(lambda: random.choice([]))  # expect: IndexError: Cannot choose from an empty sequence
attempt(lambda: random.choices([1, 2], [1]))  # expect: ValueError: The number of weights does not match the population
attempt(lambda: random.getrandbits(-1))  # expect: ValueError: number of bits must be non-negative
