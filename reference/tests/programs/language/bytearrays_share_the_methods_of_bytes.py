# A bytearray has the methods of bytes. What they make is a bytearray again, and arguments may be either.
b = bytearray(b' one two  two ')
print(b.find(b'two'), b.rfind(bytearray(b'two')), b.find(116), b.find(b'two', 6), b.find(b'x'))  # expect: 5 10 5 10 -1
print(b.index(b'two'), b.count(b'two'), b.count(32), b.count(b''))  # expect: 5 2 5 15
print(b.startswith(b' o'), b.endswith((b'x', bytearray(b' '))), b.startswith(b'one', 1))  # expect: True True True
print(b.strip(), b.lstrip(), b.rstrip(), b.strip(b' eo'))
# expect: bytearray(b'one two  two') bytearray(b'one two  two ') bytearray(b' one two  two') bytearray(b'ne two  tw')
print(b.split())  # expect: [bytearray(b'one'), bytearray(b'two'), bytearray(b'two')]
print(b.split(b'two', 1))  # expect: [bytearray(b' one '), bytearray(b'  two ')]
print(b.replace(b'two', b'2'), b.replace(bytearray(b'two'), b'', 1))  # expect: bytearray(b' one 2  2 ') bytearray(b' one   two ')
print(bytearray(b'-').join([b'a', bytearray(b'b')]), b'-'.join([bytearray(b'a'), b'b']))  # expect: bytearray(b'a-b') b'a-b'
print(b.upper(), bytearray(b'ABC').lower(), type(b.upper()) is bytearray)  # expect: bytearray(b' ONE TWO  TWO ') bytearray(b'abc') True
print(bytearray(b'\xc3\xa9').decode(), bytearray(b'\x00\xff\x10').hex(), bytearray(b'abc').hex(':'))  # expect: é 00ff10 61:62:63
print(bytearray.fromhex('61 62'), bytes.fromhex('6162'))  # expect: bytearray(b'ab') b'ab'
print(b'two' in b, 116 in b, bytearray(b'x') in b, bytearray(b'n') in b'one')  # expect: True True False True

# Made from everything that bytes are made of, and more.
print(bytearray(), bytearray(3), bytearray([1, 2]), bytearray(b'x'), bytearray('é', 'utf-8'), bytearray(range(3)))
# expect: bytearray(b'') bytearray(b'\x00\x00\x00') bytearray(b'\x01\x02') bytearray(b'x') bytearray(b'\xc3\xa9') bytearray(b'\x00\x01\x02')
print(bytes(bytearray(b'ab')), str(bytearray(b'ab'), 'ascii'), int(bytearray(b' 12 ')), ord(bytearray(b'a')))  # expect: b'ab' ab 12 97
print(int.from_bytes(bytearray(b'\x01\x02'), 'big'), list(bytearray(b'ab')), max(bytearray(b'ab')))  # expect: 258 [97, 98] 98
print(bytearray(b"it's"), b"it's", bytearray(b'"\'\\\n\x7f'))  # expect: bytearray(b"it\'s") b"it's" bytearray(b'"\'\\\n\x7f')

# Equal to bytes with the same content, in every order, and never a key.
print(bytearray(b'ab') == b'ab', b'ab' == bytearray(b'ab'), bytearray(b'a') < b'b', b'a' >= bytearray(b'aa'))  # expect: True True True False
print(bytearray(b'a') == 'a', bytearray(b'a') != b'a', [bytearray(b'a')] == [b'a'])  # expect: False False True


class Buffer(bytearray):
    def __init__(self, *args):
        super().__init__(*args)
        self.label = 'mine'


mine = Buffer(b'xyz')
print(mine, mine.label, type(mine[:]) is bytearray, type(mine + b'') is bytearray)  # expect: Buffer(b'xyz') mine True True
print(Buffer.fromhex('00'), isinstance(mine, bytearray), mine == b'xyz')  # expect: Buffer(b'\x00') True True
