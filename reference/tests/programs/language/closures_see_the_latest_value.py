# A closure reads the variable when it runs, not when it was made; a default captures the value.
late = [lambda: n for n in range(3)]
print([f() for f in late])  # expect: [2, 2, 2]
early = [lambda n=n: n for n in range(3)]
print([f() for f in early])  # expect: [0, 1, 2]

def counter():
    count = 0
    def step():
        nonlocal count
        count += 1
        return count
    return step

a, b = counter(), counter()
print(a(), a(), b())  # expect: 1 2 1

def outer():
    def inner():
        return x
    try:
        inner()
    except NameError as e:
        print(e)
    x = 1
    return inner()
print(outer())
# expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: 1
