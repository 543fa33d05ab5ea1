# SPDX-License-Identifier: MIT
"""Lines of source files, read once and kept."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# file name -> (size, None, list of lines, file name)
cache = {}


def clearcache():
    """Forgets all files."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """One line with its line end; '' if there is no such line or file."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def getlines(filename, module_globals=None):
    """All lines of a file; [] if it cannot be read."""
    if filename in cache:
        return cache[filename][2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forgets a file, or all, so that what changed is read again."""
    if filename is None:
        clearcache()
    else:
        cache.pop(filename, None)


def lazycache(filename, module_globals):
    """There is nothing to prepare: False."""
    return False


def updatecache(filename, module_globals=None):
    """Reads a file, whatever was known of it; returns its lines."""
    cache.pop(filename, None)
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return []
    try:
        with open(filename) as file:
            lines = file.readlines()
    except (OSError, UnicodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = (sum(len(line) for line in lines), None, lines, filename)
    return lines
