# SPDX-License-Identifier: MIT
"""Groups of ASCII characters."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits",
           "octdigits", "printable", "punctuation", "whitespace"]

ascii_lowercase = "".join(chr(code) for code in range(ord("a"), ord("z") + 1))
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
octdigits = digits[:8]
hexdigits = digits + ascii_letters[:6] + ascii_uppercase[:6]
whitespace = " \t\n\r\v\f"
punctuation = "".join(chr(code) for code in range(33, 127) if chr(code) not in digits + ascii_letters)
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word of a text with a capital letter in front, joined by one separator."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))
