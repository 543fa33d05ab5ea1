# A bytearray is bytes that may change: items, slices, and methods that work in place.
b = bytearray(b'abcdef')
b[0] = 65
b[-1] = 0x46
print(b, len(b), b[0], b[-1])  # expect: bytearray(b'AbcdeF') 6 65 70
b[1:3] = b'--longer--'
print(b, b[1:3], b[::-3])  # expect: bytearray(b'A--longer--deF') bytearray(b'--') bytearray(b'F-eo-')
b[1:11] = []
print(b)  # expect: bytearray(b'AdeF')
b[5:2] = b'end'
b[2:1] = bytearray(b'<>')
print(b)  # expect: bytearray(b'Ad<>eFend')
b[::2] = [48, 49, 50, 51, 52]
print(b)  # expect: bytearray(b'0d1>2F3n4')
b[:] = b * 2
print(b, len(b))  # expect: bytearray(b'0d1>2F3n40d1>2F3n4') 18
del b[1::2]
print(b)  # expect: bytearray(b'01234d>Fn')
del b[:5], b[-1]
print(b)  # expect: bytearray(b'd>F')
del b[::-2]
print(b)  # expect: bytearray(b'>')
b[::2] = b''
print(b, bool(b))  # expect: bytearray(b'') False

b.append(3)
b.extend([1, 4])
b.extend(b'\x01')
b.extend(x for x in (5, 9))
b.insert(0, 255)
b.insert(-1, 254)
b.insert(99, 253)
print(list(b))  # expect: [255, 3, 1, 4, 1, 5, 254, 9, 253]
print(b.pop(), b.pop(0), b.pop(-2), list(b))  # expect: 253 255 254 [3, 1, 4, 1, 5, 9]
b.remove(1)
b.reverse()
print(list(b), b.copy() == b, b.copy() is b)  # expect: [9, 5, 1, 4, 3] True False
b.extend(b)
print(list(b))  # expect: [9, 5, 1, 4, 3, 9, 5, 1, 4, 3]
same = b
b += b'xy'
b *= 2
print(same is b, len(b))  # expect: True 24
b.clear()
print(b, len(same))  # expect: bytearray(b'') 0
b *= 3
print(b * 3, b + b'z', b'z' + b)  # expect: bytearray(b'') bytearray(b'z') b'z'


class Tricky:
    """Changes the bytearray while it is asked for a number."""

    def __init__(self, target, number):
        self.target = target
        self.number = number

    def __index__(self):
        self.target.clear()
        return self.number


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__ + ':', error)


b = bytearray(b'abc')
attempt(lambda: b[Tricky(b, 1)])  # expect: IndexError: bytearray index out of range
b = bytearray(b'abc')
b[Tricky(b, 0):2] = b'xyz'
print(b)  # expect: bytearray(b'xyz')
b = bytearray(b'abc')
b.insert(Tricky(b, 5), 33)
print(b)  # expect: bytearray(b'!')
for i, byte in enumerate(b):
    print(byte)
    if i < 3:
        b.append(byte + 1)
# expect: 33
# expect: 34
# expect: 35
# expect: 36
