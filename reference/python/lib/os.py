# SPDX-License-Identifier: MIT
"""The little of os that programs about memory use: paths, and files by name."""

from posix import access, getcwd, getpid, listdir, mkdir, remove, rmdir, unlink

__all__ = ["F_OK", "R_OK", "W_OK", "X_OK", "access", "altsep", "curdir", "extsep", "getcwd", "getpid", "linesep",
           "listdir", "mkdir", "name", "pardir", "path", "pathsep", "remove", "rmdir", "sep", "unlink"]

F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4

name = "posix"
sep = "/"
altsep = None
curdir = "."
pardir = ".."
extsep = "."
pathsep = ":"
linesep = "\n"


class path:
    """os.path: the text of a path, and whether something is there."""

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

    @staticmethod
    def exists(p):
        return access(p, F_OK)

    @staticmethod
    def abspath(p):
        return path.normpath(path.join(getcwd(), p))

    @staticmethod
    def normpath(p):
        """The same path in the fewest words."""
        start = "//" if p.startswith("//") and not p.startswith("///") else "/" if p.startswith("/") else ""
        kept = []
        for part in p.split("/"):
            if part == ".." and kept and kept[-1] != "..":
                kept.pop()
            elif part and part != "." and not (part == ".." and start and not kept):
                kept.append(part)
        return start + "/".join(kept) or "."
