# SPDX-License-Identifier: MIT
"""Text kept in memory that is written and read like a file."""

__all__ = ["SEEK_CUR", "SEEK_END", "SEEK_SET", "StringIO", "UnsupportedOperation"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    """What a file cannot do."""


class StringIO:
    """A file of text without a file."""

    def __init__(self, initial_value="", newline="\n"):
        if newline not in ("\n", ""):
            raise ValueError("only lines that end as they are written are known here")
        self._text = ""
        self._at = 0
        self._closed = False
        if not isinstance(initial_value, (str, type(None))):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if initial_value is not None:
            self.write(initial_value)
            self._at = 0

    @property
    def closed(self):
        return self._closed

    def _open(self, end=""):
        if self._closed:
            raise ValueError("I/O operation on closed file" + end)

    def getvalue(self):
        """All of the text."""
        self._open()
        return self._text

    def write(self, s):
        """Puts a text over what stands here, and returns its length."""
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._open()
        if s:
            before = self._text[:self._at]
            before += "\0" * (self._at - len(before))
            self._text = before + s + self._text[self._at + len(s):]
            self._at += len(s)
        return len(s)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def read(self, size=-1):
        """So many characters, or all that are left."""
        self._open()
        end = len(self._text) if size is None or size < 0 else self._at + size
        return self._take(end)

    def readline(self, size=-1):
        """As far as the end of the line, or so many characters of it."""
        self._open()
        end = self._text.find("\n", self._at) + 1 or len(self._text)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        return self._take(end)

    def _take(self, end):
        text = self._text[self._at:end]
        self._at += len(text)
        return text

    def readlines(self, hint=-1):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint < size:
                break
        return lines

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self._open()
        return self._at

    def seek(self, pos, whence=SEEK_SET):
        """Goes to a place, counted from the beginning."""
        self._open()
        if whence == SEEK_SET:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
            self._at = pos
        elif whence not in (SEEK_CUR, SEEK_END):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        elif pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == SEEK_END:
            self._at = len(self._text)
        return self._at

    def truncate(self, size=None):
        """Cuts the text off, here or at a place."""
        self._open()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._text = self._text[:size]
        return size

    def flush(self):
        self._open()

    def close(self):
        self._closed = True
        self._text = ""

    def isatty(self):
        self._open()
        return False

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._open(".")
        return self

    def __exit__(self, *args):
        self.close()
