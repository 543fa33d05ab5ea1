# else runs when nothing was raised, finally always, also on return, break and continue.
def f(n):
    try:
        if n == 0:
            return 'returned'
        if n == 1:
            raise ValueError('one')
    except ValueError as e:
        return 'caught ' + str(e)
    else:
        return 'else'
    finally:
        print('finally', n)

print(f(0), f(1), f(2))
# expect: finally 0
# expect: finally 1
# expect: finally 2
# expect: returned caught one else
for i in range(3):
    try:
        if i == 1:
            continue
        if i == 2:
            break
        print('body', i)
    finally:
        print('cleanup', i)
else:
    print('never')
# expect: body 0
# expect: cleanup 0
# expect: cleanup 1
# expect: cleanup 2

def g():
    try:
        raise KeyError('lost')
    finally:
        return 'finally wins'
print(g())  # expect: finally wins
