# What a bytearray cannot do is said with the error that bytes and lists would give.
def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__ + ':', error)


b = bytearray(b'abc')
attempt(lambda: hash(b))  # expect: TypeError: unhashable type: 'bytearray'
attempt(lambda: b[3])  # expect: IndexError: bytearray index out of range
attempt(lambda: b['a'])  # expect: TypeError: bytearray indices must be integers or slices, not str
attempt(lambda: b.__setitem__(0, 256))  # expect: ValueError: byte must be in range(0, 256)
attempt(lambda: b.__setitem__(0, 'x'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: b.__setitem__(9, 1))  # expect: IndexError: bytearray index out of range
attempt(lambda: b.__delitem__(-4))  # expect: IndexError: bytearray index out of range
attempt(lambda: b.__setitem__(slice(0, 1), 5))
# expect: TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
attempt(lambda: b.__setitem__(slice(0, 1), 'x'))
# expect: TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
attempt(lambda: b.__setitem__(slice(None, None, 2), b'xyz'))
# expect: ValueError: attempt to assign bytes of size 3 to extended slice of size 2
attempt(lambda: b.append(-1))  # expect: ValueError: byte must be in range(0, 256)
attempt(lambda: b.append(10 ** 30))  # expect: ValueError: byte must be in range(0, 256)
attempt(lambda: b.extend(5))  # expect: TypeError: can't extend bytearray with int
attempt(lambda: b.extend([1, 2, 300]))  # expect: ValueError: byte must be in range(0, 256)
attempt(lambda: b.pop(7))  # expect: IndexError: pop index out of range
attempt(lambda: bytearray().pop())  # expect: IndexError: pop from empty bytearray
attempt(lambda: b.remove(0))  # expect: ValueError: value not found in bytearray
attempt(lambda: b.index(b'zz'))  # expect: ValueError: subsection not found
attempt(lambda: b + 'x')  # expect: TypeError: can't concat str to bytearray
attempt(lambda: b < 'x')  # expect: TypeError: '<' not supported between instances of 'bytearray' and 'str'
attempt(lambda: 'x' in b)  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(lambda: bytearray('x'))  # expect: TypeError: string argument without an encoding
attempt(lambda: bytearray(b'x', 'ascii'))  # expect: TypeError: encoding without a string argument
attempt(lambda: bytearray(-1))  # expect: ValueError: negative count
attempt(lambda: bytearray(1.5))  # expect: TypeError: cannot convert 'float' object to bytearray
attempt(lambda: bytearray([1, 'a']))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: int(bytearray(b'x')))  # expect: ValueError: invalid literal for int() with base 10: b'x'
attempt(lambda: sum([b'x'], bytearray()))  # expect: TypeError: sum() can't sum bytearray [use b''.join(seq) instead]


def double():
    global b
    b += b


attempt(double)  # expect: BufferError: Existing exports of data: object cannot be re-sized
print(b)  # expect: bytearray(b'abc')
