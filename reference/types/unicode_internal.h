/* SPDX-License-Identifier: MIT */
/**
 * @file unicode_internal.h
 * What the files of str share.
 */
#ifndef OURO_TYPES_UNICODE_INTERNAL_H
#define OURO_TYPES_UNICODE_INTERNAL_H

#include "ouro/descr.h"
#include "ouro/unicode.h"

/** How far a code point needs to be encoded in units: 1, 2 or 4. */
static inline int ou_kind_of(OuUCS4 maxchar)
{
    return maxchar < 0x100 ? 1 : maxchar < 0x10000 ? 2 : 4;
}

/** The methods of str, found in unicode_methods.c. */
extern OuMethodDef ou_unicode_methods[];

/** The constructor of str, found in unicode_methods.c. */
OuObject *ou_unicode_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);

/** Copies units, widening them. `to_kind` is `from_kind` or larger. */
void ou_unicode_copy_units(int to_kind, void *to, Ou_ssize_t to_at, int from_kind, const void *from,
                           Ou_ssize_t from_at, Ou_ssize_t count);

/** A new str with the code points op[start:end] of a str; bounds are right already. */
OuObject *ou_unicode_slice(OuObject *op, Ou_ssize_t start, Ou_ssize_t end);

/** Frees the table of interned strs. */
void ou_intern_fini(void);
/** Takes a dying str out of the table of interned strs. */
void ou_intern_forget(OuObject *op);

/** Creates the locale that knows characters beyond ASCII; see unicode_ctype.c. */
void ou_ctype_fini(void);
/**
 * What str.isalpha() and its kin ask of a code point; 1 or 0. CPython: _PyUnicode_IsAlpha
 * (Objects/unicodectype.c) and its kin.
 */
int ou_unicode_isalpha(OuUCS4 character);
/**
 * Whether a code point is a decimal digit: 1 or 0. CPython: _PyUnicode_IsDecimalDigit
 * (Objects/unicodectype.c).
 */
int ou_unicode_isdecimal(OuUCS4 character);
/**
 * Whether a code point is a digit, raised ones too: 1 or 0. CPython: _PyUnicode_IsDigit
 * (Objects/unicodectype.c).
 */
int ou_unicode_isdigit(OuUCS4 character);
/**
 * Whether a code point stands for a number, fractions too: 1 or 0. CPython: _PyUnicode_IsNumeric
 * (Objects/unicodetype_db.h).
 */
int ou_unicode_isnumeric(OuUCS4 character);
/**
 * Whether a code point is lower case: 1 or 0. CPython: _PyUnicode_IsLowercase
 * (Objects/unicodectype.c).
 */
int ou_unicode_islower(OuUCS4 character);
/**
 * Whether a code point is upper case: 1 or 0. CPython: _PyUnicode_IsUppercase
 * (Objects/unicodectype.c).
 */
int ou_unicode_isupper(OuUCS4 character);
/**
 * Whether a code point is two letters of which the first is upper case: 1 or 0. CPython:
 * _PyUnicode_IsTitlecase (Objects/unicodectype.c).
 */
int ou_unicode_istitle(OuUCS4 character);
/** Value of a decimal digit, or -1. CPython: _PyUnicode_ToDecimalDigit (Objects/unicodectype.c). */
int ou_unicode_decimal(OuUCS4 character);
/**
 * Writes the 1 to 3 code points that a code point becomes, and returns how many. CPython:
 * _PyUnicode_ToUpperFull (Objects/unicodectype.c) and its kin.
 */
int ou_unicode_to_upper(OuUCS4 character, OuUCS4 *result);
/**
 * Writes what a code point becomes in lower case: 1 to 3 code points; returns how many. CPython:
 * _PyUnicode_ToLowerFull (Objects/unicodectype.c).
 */
int ou_unicode_to_lower(OuUCS4 character, OuUCS4 *result);
/**
 * Writes what a code point becomes at the beginning of a title word; returns how many. CPython:
 * _PyUnicode_ToTitleFull (Objects/unicodectype.c).
 */
int ou_unicode_to_title(OuUCS4 character, OuUCS4 *result);
/**
 * Writes the form in which a code point is compared; returns how many. CPython:
 * _PyUnicode_ToFoldedFull (Objects/unicodectype.c).
 */
int ou_unicode_to_fold(OuUCS4 character, OuUCS4 *result);

#endif
