# Exceptions keep their arguments, attributes and notes.
class Coded(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code

try:
    raise Coded(7, 'seven')
except Coded as e:
    e.add_note('a note')
    print(e.code, e.args, e, e.__notes__)
# expect: 7 ('seven',) seven ['a note']
e = OSError(5, 'Broken', 'file.txt')
print(e.errno, e.strerror, e.filename, e, type(e).__name__)
# expect: 5 Broken file.txt [Errno 5] Broken: 'file.txt' OSError
print(repr(KeyError('k')), str(KeyError('k')), str(KeyError('k', 1)), repr(Exception(1, 'a')))
# expect: KeyError('k') 'k' ('k', 1) Exception(1, 'a')
s = StopIteration(5)
print(s.value, SystemExit(3).code, ImportError('x', name='mod').name)  # expect: 5 3 mod
raise Coded(8, 'eight')
# expect-error: Coded: eight
