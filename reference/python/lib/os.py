# SPDX-License-Identifier: MIT
"""The little of os that programs about memory use: what a path is made of."""

__all__ = ["altsep", "curdir", "extsep", "linesep", "name", "pardir", "path", "pathsep", "sep"]

name = "posix"
sep = "/"
altsep = None
curdir = "."
pardir = ".."
extsep = "."
pathsep = ":"
linesep = "\n"


class path:
    """os.path, as far as it only looks at the text of a path."""

    sep = sep
    altsep = altsep

    @staticmethod
    def join(first, *parts):
        for part in parts:
            if part.startswith("/"):
                first = part
            elif not first or first.endswith("/"):
                first += part
            else:
                first += "/" + part
        return first

    @staticmethod
    def split(p):
        head, slash, tail = p.rpartition("/")
        head += slash
        return (head.rstrip("/") or head), tail

    @staticmethod
    def basename(p):
        return path.split(p)[1]

    @staticmethod
    def dirname(p):
        return path.split(p)[0]

    @staticmethod
    def splitext(p):
        folder, slash, last = p.rpartition("/")
        stem, dot, extension = last.rpartition(".")
        if not dot or not stem.strip("."):
            return p, ""
        return folder + slash + stem, dot + extension

    @staticmethod
    def isabs(p):
        return p.startswith("/")

    @staticmethod
    def normcase(p):
        return p
