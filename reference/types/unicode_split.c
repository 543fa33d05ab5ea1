// SPDX-License-Identifier: MIT
/**
 * @file unicode_split.c
 * Splitting, stripping and joining strs.
 */
#include "unicode_search.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/listmethods.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"

/** Appends op[start:end] to a list: 0, or -1 with an error set. */
static int append_part(OuObject *list, OuObject *op, Ou_ssize_t start, Ou_ssize_t end)
{
    OuObject *part = ou_unicode_slice(op, start, end);
    if (part == NULL) {
        return -1;
    }
    int result = OuList_Append(list, part);
    Ou_DecRef(part);
    return result;
}

/** Splits at runs of white space from the left. */
static int split_space(OuObject *list, OuObject *op, Ou_ssize_t left)
{
    Ou_ssize_t length = ou_unicode_length(op), i = 0;
    while (left-- != 0) {
        while (i < length && ou_unicode_isspace(ou_unicode_char(op, i))) {
            i++;
        }
        if (i == length) {
            return 0;
        }
        Ou_ssize_t start = i;
        while (i < length && !ou_unicode_isspace(ou_unicode_char(op, i))) {
            i++;
        }
        if (append_part(list, op, start, i) < 0) {
            return -1;
        }
    }
    while (i < length && ou_unicode_isspace(ou_unicode_char(op, i))) {
        i++;
    }
    return i < length ? append_part(list, op, i, length) : 0;
}

/** Splits at runs of white space from the right; the list is in reverse. */
static int rsplit_space(OuObject *list, OuObject *op, Ou_ssize_t left)
{
    Ou_ssize_t i = ou_unicode_length(op);
    while (left-- != 0) {
        while (i > 0 && ou_unicode_isspace(ou_unicode_char(op, i - 1))) {
            i--;
        }
        if (i == 0) {
            return 0;
        }
        Ou_ssize_t end = i;
        while (i > 0 && !ou_unicode_isspace(ou_unicode_char(op, i - 1))) {
            i--;
        }
        if (append_part(list, op, i, end) < 0) {
            return -1;
        }
    }
    while (i > 0 && ou_unicode_isspace(ou_unicode_char(op, i - 1))) {
        i--;
    }
    return i > 0 ? append_part(list, op, 0, i) : 0;
}

/** Splits at a separator from the left. */
static int split_at(OuObject *list, OuObject *op, OuObject *separator, Ou_ssize_t left)
{
    Ou_ssize_t length = ou_unicode_length(op), from = 0, found;
    while (left-- != 0 && (found = ou_unicode_find(op, separator, from, length, 1)) >= 0) {
        if (append_part(list, op, from, found) < 0) {
            return -1;
        }
        from = found + ou_unicode_length(separator);
    }
    return append_part(list, op, from, length);
}

/** Splits at a separator from the right; the list is in reverse. */
static int rsplit_at(OuObject *list, OuObject *op, OuObject *separator, Ou_ssize_t left)
{
    Ou_ssize_t end = ou_unicode_length(op), found;
    while (left-- != 0 && (found = ou_unicode_find(op, separator, 0, end, -1)) >= 0) {
        if (append_part(list, op, found + ou_unicode_length(separator), end) < 0) {
            return -1;
        }
        end = found;
    }
    return append_part(list, op, 0, end);
}

/** Splits from either side. */
static OuObject *split(OuObject *op, OuObject *separator, Ou_ssize_t maxsplit, int from_right)
{
    if (separator != NULL && !OuUnicode_Check(separator)) {
        return OuErr_Format(OuExc_TypeError, "must be str or None, not %.100s",
                            Ou_TYPE(separator)->tp_name);
    }
    if (separator != NULL && ou_unicode_length(separator) == 0) {
        return OuErr_Format(OuExc_ValueError, "empty separator");
    }
    OuObject *list = OuList_New(0);
    if (list == NULL) {
        return NULL;
    }
    int failed;
    if (separator == NULL) {
        failed = (from_right ? rsplit_space : split_space)(list, op, maxsplit);
    } else {
        failed = (from_right ? rsplit_at : split_at)(list, op, separator, maxsplit);
    }
    if (!failed && from_right) {
        failed = OuList_Reverse(list);
    }
    if (failed) {
        Ou_Clear(&list);
    }
    return list;
}

OuObject *OuUnicode_Split(OuObject *op, OuObject *separator, Ou_ssize_t maxsplit)
{
    return split(op, separator, maxsplit, 0);
}

/** Takes sep and maxsplit out of arguments and splits. */
static OuObject *split_by_args(OuObject *self, OuObject *args, OuObject *kwargs, const char *format,
                               int from_right)
{
    static const char *const keywords[] = {"sep", "maxsplit", NULL};
    OuObject *separator = Ou_None;
    Ou_ssize_t maxsplit = -1;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, format, keywords, &separator, &maxsplit)) {
        return NULL;
    }
    return split(self, separator == Ou_None ? NULL : separator, maxsplit, from_right);
}

/**
 * `str.split()`: @newref; NULL with an error set. CPython: unicode_split_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_split_method(OuObject *self, OuObject *args, OuObject *kwargs)
{
    return split_by_args(self, args, kwargs, "|On:split", 0);
}

/**
 * `str.rsplit()`: @newref; NULL with an error set. CPython: unicode_rsplit_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rsplit_method(OuObject *self, OuObject *args, OuObject *kwargs)
{
    return split_by_args(self, args, kwargs, "|On:rsplit", 1);
}

/**
 * Whether a code point ends a line. CPython: Py_UNICODE_ISLINEBREAK
 * (Include/cpython/unicodeobject.h).
 */
static int is_linebreak(OuUCS4 c)
{
    return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

OuObject *OuUnicode_Splitlines(OuObject *op, int keepends)
{
    OuObject *list = OuList_New(0);
    Ou_ssize_t length = ou_unicode_length(op);
    for (Ou_ssize_t i = 0; i < length && list != NULL;) {
        Ou_ssize_t start = i;
        while (i < length && !is_linebreak(ou_unicode_char(op, i))) {
            i++;
        }
        Ou_ssize_t end = i;
        if (i < length) {
            int two = ou_unicode_char(op, i) == '\r' && i + 1 < length &&
                      ou_unicode_char(op, i + 1) == '\n';
            i += two ? 2 : 1;
            end = keepends ? i : end;
        }
        if (append_part(list, op, start, end) < 0) {
            Ou_Clear(&list);
        }
    }
    return list;
}

/**
 * `str.splitlines()`: @newref; NULL with an error set. CPython: unicode_splitlines_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_splitlines_method(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"keepends", NULL};
    int keepends = 0;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|p:splitlines", keywords, &keepends)) {
        return NULL;
    }
    return OuUnicode_Splitlines(self, keepends);
}

/** A new tuple of three strs that were just made; NULL ones pass their error on. */
static OuObject *three(OuObject *a, OuObject *b, OuObject *c)
{
    OuObject *result = a != NULL && b != NULL && c != NULL ? OuTuple_Pack(3, a, b, c) : NULL;
    Ou_XDecRef(a);
    Ou_XDecRef(b);
    Ou_XDecRef(c);
    return result;
}

/** str.partition and str.rpartition. */
static OuObject *partition(OuObject *self, OuObject *separator, int direction)
{
    if (ou_unicode_ensure(separator) < 0) {
        return NULL;
    }
    if (ou_unicode_length(separator) == 0) {
        return OuErr_Format(OuExc_ValueError, "empty separator");
    }
    Ou_ssize_t length = ou_unicode_length(self);
    Ou_ssize_t found = ou_unicode_find(self, separator, 0, length, direction);
    if (found < 0) {
        OuObject *whole = OuUnicode_FromObject(self), *none = OuUnicode_New(0, 0),
                 *nothing = OuUnicode_New(0, 0);
        return direction > 0 ? three(whole, none, nothing) : three(none, nothing, whole);
    }
    return three(ou_unicode_slice(self, 0, found), Ou_NewRef(separator),
                 ou_unicode_slice(self, found + ou_unicode_length(separator), length));
}

/**
 * `str.partition()`: @newref; NULL with an error set. CPython: unicode_partition
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_partition_method(OuObject *self, OuObject *separator)
{
    return partition(self, separator, 1);
}

/**
 * `str.rpartition()`: @newref; NULL with an error set. CPython: unicode_rpartition
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rpartition_method(OuObject *self, OuObject *separator)
{
    return partition(self, separator, -1);
}

/* ---- strip --------------------------------------------------------------------------------------- */

enum {
    STRIP_LEFT = 1,  /**< at the beginning */
    STRIP_RIGHT = 2, /**< at the end */
};

/** Whether a code point is to be stripped: white space, or one of `characters`. */
static int is_stripped(OuUCS4 character, OuObject *characters)
{
    if (characters == NULL) {
        return ou_unicode_isspace(character);
    }
    for (Ou_ssize_t i = 0; i < ou_unicode_length(characters); i++) {
        if (ou_unicode_char(characters, i) == character) {
            return 1;
        }
    }
    return 0;
}

/** str.strip, lstrip, rstrip. */
static OuObject *strip(OuObject *self, OuObject *args, const char *name, int sides)
{
    OuObject *characters = Ou_None;
    if (!OuArg_UnpackTuple(args, name, 0, 1, &characters)) {
        return NULL;
    }
    if (characters == Ou_None) {
        characters = NULL;
    } else if (!OuUnicode_Check(characters)) {
        return OuErr_Format(OuExc_TypeError, "%s arg must be None or str", name);
    }
    Ou_ssize_t start = 0, end = ou_unicode_length(self);
    while ((sides & STRIP_LEFT) && start < end &&
           is_stripped(ou_unicode_char(self, start), characters)) {
        start++;
    }
    while ((sides & STRIP_RIGHT) && end > start &&
           is_stripped(ou_unicode_char(self, end - 1), characters)) {
        end--;
    }
    return ou_unicode_slice(self, start, end);
}

/**
 * `str.strip()`: @newref; NULL with an error set. CPython: unicode_strip_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_strip_method(OuObject *self, OuObject *args)
{
    return strip(self, args, "strip", STRIP_LEFT | STRIP_RIGHT);
}

/**
 * `str.lstrip()`: @newref; NULL with an error set. CPython: unicode_lstrip_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_lstrip_method(OuObject *self, OuObject *args)
{
    return strip(self, args, "lstrip", STRIP_LEFT);
}

/**
 * `str.rstrip()`: @newref; NULL with an error set. CPython: unicode_rstrip_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rstrip_method(OuObject *self, OuObject *args)
{
    return strip(self, args, "rstrip", STRIP_RIGHT);
}

/* ---- join ---------------------------------------------------------------------------------------- */

/** Joins the items of a list or tuple. CPython: _PyUnicode_JoinArray (Objects/unicodeobject.c). */
static OuObject *join_items(OuObject *separator, OuObject **items, Ou_ssize_t count)
{
    if (count == 1 && OuUnicode_CheckExact(items[0])) {
        return Ou_NewRef(items[0]);
    }
    for (Ou_ssize_t i = 0; i < count; i++) {
        if (!OuUnicode_Check(items[i])) {
            return OuErr_Format(OuExc_TypeError,
                                "sequence item %td: expected str instance, %.80s found", i,
                                Ou_TYPE(items[i])->tp_name);
        }
    }
    OuUnicodeWriter writer = {0};
    for (Ou_ssize_t i = 0; i < count; i++) {
        int failed = i > 0 && (separator == NULL ? ou_writer_char(&writer, ' ')
                                                 : ou_writer_str(&writer, separator)) < 0;
        if (failed || ou_writer_str(&writer, items[i]) < 0) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    return ou_writer_finish(&writer);
}

OuObject *OuUnicode_Join(OuObject *separator, OuObject *sequence)
{
    if (separator != NULL && !OuUnicode_Check(separator)) {
        return OuErr_Format(OuExc_TypeError, "separator: expected str instance, %.80s found",
                            Ou_TYPE(separator)->tp_name);
    }
    OuObject *fast = OuSequence_Fast(sequence, "can only join an iterable");
    if (fast == NULL) {
        return NULL;
    }
    OuObject *result =
        join_items(separator, ou_sequence_fast_items(fast), ou_sequence_fast_size(fast));
    Ou_DecRef(fast);
    return result;
}

/**
 * `str.join()`: @newref; NULL with an error set. CPython: unicode_join (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_join_method(OuObject *self, OuObject *iterable)
{
    return OuUnicode_Join(self, iterable);
}
