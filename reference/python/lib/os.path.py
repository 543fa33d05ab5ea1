# SPDX-License-Identifier: MIT
"""os.path: the text of a path, and whether something is there."""

from posix import access as _access, getcwd as _getcwd

__all__ = ["abspath", "basename", "dirname", "exists", "isabs", "join", "normcase", "normpath", "split", "splitext"]

sep = "/"
altsep = None
curdir, pardir = ".", ".."
extsep = "."


def join(first, *parts):
    for part in parts:
        if part.startswith("/"):
            first = part
        elif not first or first.endswith("/"):
            first += part
        else:
            first += "/" + part
    return first


def split(p):
    head, slash, tail = p.rpartition("/")
    head += slash
    return (head.rstrip("/") or head), tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    folder, slash, last = p.rpartition("/")
    stem, dot, extension = last.rpartition(".")
    if not dot or not stem.strip("."):
        return p, ""
    return folder + slash + stem, dot + extension


def isabs(p):
    return p.startswith("/")


def normcase(p):
    return p


def exists(p):
    return _access(p, 0)


def abspath(p):
    return normpath(join(_getcwd(), p))


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
