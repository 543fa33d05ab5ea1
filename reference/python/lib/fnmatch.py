# SPDX-License-Identifier: MIT
"""Names matched against the patterns of the shell: * ? [abc] [!abc].

Without regular expressions: a star that does not work out is tried again one character further,
and only the last star needs to be remembered.
"""

__all__ = ["filter", "fnmatch", "fnmatchcase"]


def _read_set(pattern, start):
    """The end of the [set] that opens at start, or None if it is not closed."""
    end = start + 1
    if pattern[end:end + 1] == "!":
        end += 1
    if pattern[end:end + 1] == "]":
        end += 1
    end = pattern.find("]", end)
    return None if end < 0 else end + 1


def _in_set(char, content):
    """Whether a character is in a set; content is what stands between the brackets."""
    wanted = True
    if content[:1] == "!":
        wanted = False
        content = content[1:]
    i = 0
    found = False
    while i < len(content) and not found:
        if content[i + 1:i + 2] == "-" and i + 2 < len(content):
            found = content[i] <= char <= content[i + 2]
            i += 3
        else:
            found = content[i] == char
            i += 1
    return found is wanted


def _match_one(char, pattern, at):
    """Where the pattern goes on if its item at `at` matches one character, else None."""
    if at >= len(pattern):
        return None
    item = pattern[at]
    if item == "?":
        return at + 1
    if item == "[":
        end = _read_set(pattern, at)
        if end is not None:
            return end if _in_set(char, pattern[at + 1:end - 1]) else None
    return at + 1 if item == char else None


def fnmatchcase(name, pat):
    """Whether a whole name matches a pattern; upper and lower case differ."""
    at = i = 0
    star = star_name = None
    while i < len(name):
        if pat[at:at + 1] == "*":
            at += 1
            star, star_name = at, i
            continue
        following = _match_one(name[i], pat, at)
        if following is not None:
            at = following
            i += 1
        elif star is not None:
            star_name += 1
            at, i = star, star_name
        else:
            return False
    while pat[at:at + 1] == "*":
        at += 1
    return at == len(pat)


def fnmatch(name, pat):
    """As fnmatchcase(): upper and lower case differ on this system."""
    return fnmatchcase(name, pat)


def filter(names, pat):
    """The names that match, as a list."""
    return [name for name in names if fnmatchcase(name, pat)]
