# io.StringIO is a file of text without a file.
import io
import sys

out = io.StringIO()
print("one", 2, sep="-", file=out)
print(out.write("three\nfour"), out.tell(), repr(out.getvalue()))  # expect: 10 16 'one-2\nthree\nfour'
out.seek(0)
print(repr(out.read(3)), repr(out.readline()), repr(out.readline(2)), out.readlines(), repr(out.read()))  # expect: 'one' '-2\n' 'th' ['ree\n', 'four'] ''
out.seek(4)
out.write("TWO!")
print(repr(out.getvalue()), out.tell(), out.seek(0, io.SEEK_END))  # expect: 'one-TWO!ree\nfour' 8 16
print(out.truncate(5), repr(out.getvalue()), out.tell())  # expect: 5 'one-T' 16
out.write("x")
print(repr(out.getvalue()))  # expect: 'one-T\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00x'
print([line for line in io.StringIO("a\nb\n\nc")], io.StringIO("a\nb\nc").readlines(2))  # expect: ['a\n', 'b\n', '\n', 'c'] ['a\n', 'b\n']
other = io.StringIO("start")
other.writelines(["S", "T"])
print(other.getvalue(), other.readable(), other.writable(), other.seekable(), other.isatty())  # expect: STart True True True False

kept = sys.stdout
sys.stdout = io.StringIO()
print("not seen")
caught, sys.stdout = sys.stdout, kept
print(repr(caught.getvalue()))  # expect: 'not seen\n'
with io.StringIO("x") as text:
    print(text.closed, text.read())  # expect: False x
print(text.closed)  # expect: True


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError, OSError) as e:
        print(type(e).__name__ + ":", e)


attempt(text.read)  # expect: ValueError: I/O operation on closed file
attempt(text.getvalue)  # expect: ValueError: I/O operation on closed file
attempt(lambda: text.write("x"))  # expect: ValueError: I/O operation on closed file
attempt(lambda: text.__enter__())  # expect: ValueError: I/O operation on closed file.
attempt(lambda: out.write(1))  # expect: TypeError: string argument expected, got 'int'
attempt(lambda: out.write(b"x"))  # expect: TypeError: string argument expected, got 'bytes'
attempt(lambda: out.seek(-1))  # expect: ValueError: Negative seek position -1
attempt(lambda: out.seek(1, 1))  # expect: OSError: Can't do nonzero cur-relative seeks
attempt(lambda: out.seek(0, 3))  # expect: ValueError: Invalid whence (3, should be 0, 1 or 2)
attempt(lambda: out.truncate(-1))  # expect: ValueError: Negative size value -1
attempt(out.fileno)  # expect: UnsupportedOperation: fileno
attempt(lambda: io.StringIO(1))  # expect: TypeError: initial_value must be str or None, not int
