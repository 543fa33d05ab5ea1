# The else of a loop runs unless break left it; while, range, enumerate and zip drive loops.
primes = []
for n in range(2, 10):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        primes.append(n)
print(primes)  # expect: [2, 3, 5, 7]
n = 3
while n:
    n -= 1
    if n == 5:
        break
else:
    print('exhausted')
# expect: exhausted
for i, (a, b) in enumerate(zip('ab', [1, 2]), start=1):
    print(i, a, b)
# expect: 1 a 1
# expect: 2 b 2
total = 0
for x in map(lambda v: v * 2, filter(None, [0, 1, 2])):
    total += x
print(total, list(range(5, 0, -2)), sorted('bca', reverse=True))  # expect: 6 [5, 3, 1] ['c', 'b', 'a']
