/* SPDX-License-Identifier: MIT */
/**
 * @file unicode_search.h
 * What unicode_search.c and unicode_split.c offer to the table of methods.
 */
#ifndef OURO_TYPES_UNICODE_SEARCH_H
#define OURO_TYPES_UNICODE_SEARCH_H

#include "unicode_internal.h"

/** Where `part` is in op[start:end], 0 <= start; -1: nowhere. Direction 1: first, -1: last. */
Ou_ssize_t ou_unicode_find(OuObject *op, OuObject *part, Ou_ssize_t start, Ou_ssize_t end,
                           int direction);
/**
 * 0 if `op` is a str, else -1 with "must be str, not int" set. CPython: ensure_unicode
 * (Objects/unicodeobject.c).
 */
int ou_unicode_ensure(OuObject *op);

/** Methods of str, named after themselves. */
OuObject *ou_unicode_find_method(OuObject *self, OuObject *args);
/**
 * `str.rfind()`: @newref; NULL with an error set. CPython: unicode_rfind (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rfind_method(OuObject *self, OuObject *args);
/**
 * `str.index()`: @newref; NULL with an error set. CPython: unicode_index (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_index_method(OuObject *self, OuObject *args);
/**
 * `str.rindex()`: @newref; NULL with an error set. CPython: unicode_rindex
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rindex_method(OuObject *self, OuObject *args);
/**
 * `str.count()`: @newref; NULL with an error set. CPython: unicode_count (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_count_method(OuObject *self, OuObject *args);
/**
 * `str.startswith()`: @newref; NULL with an error set. CPython: unicode_startswith
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_startswith_method(OuObject *self, OuObject *args);
/**
 * `str.endswith()`: @newref; NULL with an error set. CPython: unicode_endswith
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_endswith_method(OuObject *self, OuObject *args);
/**
 * `str.replace()`: @newref; NULL with an error set. CPython: unicode_replace_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_replace_method(OuObject *self, OuObject *args);
/**
 * `str.removeprefix()`: @newref; NULL with an error set. CPython: unicode_removeprefix_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_removeprefix_method(OuObject *self, OuObject *prefix);
/**
 * `str.removesuffix()`: @newref; NULL with an error set. CPython: unicode_removesuffix_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_removesuffix_method(OuObject *self, OuObject *suffix);
/**
 * `str.split()`: @newref; NULL with an error set. CPython: unicode_split_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_split_method(OuObject *self, OuObject *args, OuObject *kwargs);
/**
 * `str.rsplit()`: @newref; NULL with an error set. CPython: unicode_rsplit_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rsplit_method(OuObject *self, OuObject *args, OuObject *kwargs);
/**
 * `str.splitlines()`: @newref; NULL with an error set. CPython: unicode_splitlines_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_splitlines_method(OuObject *self, OuObject *args, OuObject *kwargs);
/**
 * `str.partition()`: @newref; NULL with an error set. CPython: unicode_partition
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_partition_method(OuObject *self, OuObject *separator);
/**
 * `str.rpartition()`: @newref; NULL with an error set. CPython: unicode_rpartition
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rpartition_method(OuObject *self, OuObject *separator);
/**
 * `str.join()`: @newref; NULL with an error set. CPython: unicode_join (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_join_method(OuObject *self, OuObject *iterable);
/**
 * `str.strip()`: @newref; NULL with an error set. CPython: unicode_strip_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_strip_method(OuObject *self, OuObject *args);
/**
 * `str.lstrip()`: @newref; NULL with an error set. CPython: unicode_lstrip_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_lstrip_method(OuObject *self, OuObject *args);
/**
 * `str.rstrip()`: @newref; NULL with an error set. CPython: unicode_rstrip_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rstrip_method(OuObject *self, OuObject *args);

/** The methods about case and kinds of characters, in unicode_case.c: X(name, doc). */
#define OU_UNICODE_CASE_METHODS(X)                                                        \
    X(upper, "Return a copy of the string converted to uppercase.")                       \
    X(lower, "Return a copy of the string converted to lowercase.")                       \
    X(casefold, "Return a version of the string suitable for caseless comparisons.")      \
    X(title, "Return a version of the string where each word is titlecased.")             \
    X(capitalize, "Return a capitalized version of the string.")                          \
    X(swapcase,                                                                           \
      "Convert uppercase characters to lowercase and lowercase characters to uppercase.") \
    X(isalpha, "Return True if the string is an alphabetic string, False otherwise.")     \
    X(isdecimal, "Return True if the string is a decimal string, False otherwise.")       \
    X(isdigit, "Return True if the string is a digit string, False otherwise.")           \
    X(isnumeric, "Return True if the string is a numeric string, False otherwise.")       \
    X(isalnum, "Return True if the string is an alpha-numeric string, False otherwise.")  \
    X(isspace, "Return True if the string is a whitespace string, False otherwise.")      \
    X(isprintable, "Return True if the string is printable, False otherwise.")            \
    X(isascii, "Return True if all characters in the string are ASCII, False otherwise.") \
    X(islower, "Return True if the string is a lowercase string, False otherwise.")       \
    X(isupper, "Return True if the string is an uppercase string, False otherwise.")      \
    X(istitle, "Return True if the string is a title-cased string, False otherwise.")     \
    X(isidentifier, "Return True if the string is a valid Python identifier, False otherwise.")

/** Declares a method of str that looks at each code point. */
#define OU_DECLARE_METHOD(name, doc) \
    OuObject *ou_unicode_##name##_method(OuObject *self, OuObject *ignored);
OU_UNICODE_CASE_METHODS(OU_DECLARE_METHOD)
#undef OU_DECLARE_METHOD

#endif
