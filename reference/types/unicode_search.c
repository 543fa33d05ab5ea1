// SPDX-License-Identifier: MIT
/**
 * @file unicode_search.c
 * Finding, counting and replacing parts of strs, and the methods that do it.
 */
#include "unicode_search.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/tuple.h"

#include <string.h>

/** Whether `part` stands at a place of `op` that leaves room for it. */
static int matches_at(OuObject *op, Ou_ssize_t at, OuObject *part)
{
    int kind = ou_unicode_kind(op), part_kind = ou_unicode_kind(part);
    Ou_ssize_t length = ou_unicode_length(part);
    const char *data = ou_unicode_data(op);
    if (kind == part_kind) {
        return memcmp(data + at * kind, ou_unicode_data(part), (size_t)(length * kind)) == 0;
    }
    for (Ou_ssize_t i = 0; i < length; i++) {
        if (ou_unicode_char(op, at + i) != ou_unicode_char(part, i)) {
            return 0;
        }
    }
    return 1;
}

Ou_ssize_t ou_unicode_find(OuObject *op, OuObject *part, Ou_ssize_t start, Ou_ssize_t end,
                           int direction)
{
    Ou_ssize_t length = ou_unicode_length(part), last = end - length;
    if (last < start || ou_unicode_kind(part) > ou_unicode_kind(op)) {
        return -1;
    }
    if (length == 0) {
        return direction > 0 ? start : end;
    }
    if (direction > 0 && ou_unicode_kind(op) == 1) {
        const char *data = ou_unicode_data(op);
        const char *found =
            memmem(data + start, (size_t)(end - start), ou_unicode_data(part), (size_t)length);
        return found == NULL ? -1 : found - data;
    }
    OuUCS4 first = ou_unicode_char(part, 0);
    for (Ou_ssize_t i = 0; i <= last - start; i++) {
        Ou_ssize_t at = direction > 0 ? start + i : last - i;
        if (ou_unicode_char(op, at) == first && matches_at(op, at, part)) {
            return at;
        }
    }
    return -1;
}

/**
 * Cuts bounds to a length, negative ones counting from the end. CPython: ADJUST_INDICES
 * (Objects/unicodeobject.c).
 */
static void adjust(Ou_ssize_t *start, Ou_ssize_t *end, Ou_ssize_t length)
{
    if (*end > length) {
        *end = length;
    } else if (*end < 0) {
        *end = *end + length < 0 ? 0 : *end + length;
    }
    if (*start < 0) {
        *start = *start + length < 0 ? 0 : *start + length;
    }
}

Ou_ssize_t OuUnicode_Find(OuObject *op, OuObject *part, Ou_ssize_t start, Ou_ssize_t end,
                          int direction)
{
    adjust(&start, &end, ou_unicode_length(op));
    return ou_unicode_find(op, part, start, end, direction);
}

int OuUnicode_Tailmatch(OuObject *op, OuObject *part, Ou_ssize_t start, Ou_ssize_t end,
                        int direction)
{
    adjust(&start, &end, ou_unicode_length(op));
    Ou_ssize_t last = end - ou_unicode_length(part);
    return last >= start && matches_at(op, direction > 0 ? last : start, part);
}

int OuUnicode_Contains(OuObject *op, OuObject *part)
{
    if (!OuUnicode_Check(part)) {
        OuErr_Format(OuExc_TypeError, "'in <string>' requires string as left operand, not %.100s",
                     Ou_TYPE(part)->tp_name);
        return -1;
    }
    return ou_unicode_find(op, part, 0, ou_unicode_length(op), 1) >= 0;
}

int ou_unicode_ensure(OuObject *op)
{
    if (OuUnicode_Check(op)) {
        return 0;
    }
    OuErr_Format(OuExc_TypeError, "must be str, not %.100s", Ou_TYPE(op)->tp_name);
    return -1;
}

/* ---- replacing ---------------------------------------------------------------------------------- */

/** Adds the next part of `op` up to a match and the replacement; returns where to go on, -1 with an error. */
static Ou_ssize_t replace_next(OuUnicodeWriter *writer, OuObject *op, Ou_ssize_t from,
                               Ou_ssize_t found, OuObject *old, OuObject *replacement)
{
    if (ou_writer_substring(writer, op, from, found) < 0 ||
        ou_writer_str(writer, replacement) < 0) {
        return -1;
    }
    return found + ou_unicode_length(old);
}

OuObject *OuUnicode_Replace(OuObject *op, OuObject *old, OuObject *replacement, Ou_ssize_t count)
{
    Ou_ssize_t length = ou_unicode_length(op), from = 0;
    int empty = ou_unicode_length(old) == 0;
    OuUnicodeWriter writer = {0};
    for (Ou_ssize_t i = 0; count < 0 || i < count; i++) {
        /* An empty `old` stands before each code point and at the end. */
        Ou_ssize_t found =
            empty ? (i <= length ? i : -1) : ou_unicode_find(op, old, from, length, 1);
        if (found < 0) {
            break;
        }
        from = replace_next(&writer, op, from, found, old, replacement);
        if (from < 0) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    if (writer.data == NULL && from == 0) {
        return OuUnicode_FromObject(op);
    }
    if (ou_writer_substring(&writer, op, from, length) < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

/* ---- methods ------------------------------------------------------------------------------------- */

/**
 * Takes sub[, start[, end]] out of arguments: 1, or 0 with an error set. CPython: parse_args_finds
 * (Objects/stringlib/find.h).
 */
static int parse_finds(OuObject *args, const char *format, OuObject **part, Ou_ssize_t *start,
                       Ou_ssize_t *end)
{
    OuObject *start_object = Ou_None, *end_object = Ou_None;
    *start = 0;
    *end = OU_SSIZE_T_MAX;
    return OuArg_ParseTuple(args, format, part, &start_object, &end_object) &&
           ou_eval_slice_index(start_object, 1, start) && ou_eval_slice_index(end_object, 1, end);
}

/** Where a part is; -1: nowhere, -2 with an error set. */
static Ou_ssize_t find_by_args(OuObject *self, OuObject *args, const char *format, int direction)
{
    OuObject *part;
    Ou_ssize_t start, end;
    if (!parse_finds(args, format, &part, &start, &end) || ou_unicode_ensure(part) < 0) {
        return -2;
    }
    return OuUnicode_Find(self, part, start, end, direction);
}

OuObject *ou_unicode_find_method(OuObject *self, OuObject *args)
{
    Ou_ssize_t at = find_by_args(self, args, "O|OO:find", 1);
    return at == -2 ? NULL : OuLong_FromSsize_t(at);
}

/**
 * `str.rfind()`: @newref; NULL with an error set. CPython: unicode_rfind (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rfind_method(OuObject *self, OuObject *args)
{
    Ou_ssize_t at = find_by_args(self, args, "O|OO:rfind", -1);
    return at == -2 ? NULL : OuLong_FromSsize_t(at);
}

/** The result of index and rindex. */
static OuObject *found_or_error(Ou_ssize_t at)
{
    if (at == -1) {
        OuErr_SetString(OuExc_ValueError, "substring not found");
    }
    return at < 0 ? NULL : OuLong_FromSsize_t(at);
}

/**
 * `str.index()`: @newref; NULL with an error set. CPython: unicode_index (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_index_method(OuObject *self, OuObject *args)
{
    return found_or_error(find_by_args(self, args, "O|OO:index", 1));
}

/**
 * `str.rindex()`: @newref; NULL with an error set. CPython: unicode_rindex
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_rindex_method(OuObject *self, OuObject *args)
{
    return found_or_error(find_by_args(self, args, "O|OO:rindex", -1));
}

/**
 * `str.count()`: @newref; NULL with an error set. CPython: unicode_count (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_count_method(OuObject *self, OuObject *args)
{
    OuObject *part;
    Ou_ssize_t start, end, count = 0;
    if (!parse_finds(args, "O|OO:count", &part, &start, &end) || ou_unicode_ensure(part) < 0) {
        return NULL;
    }
    adjust(&start, &end, ou_unicode_length(self));
    Ou_ssize_t length = ou_unicode_length(part);
    if (length == 0) {
        return OuLong_FromSsize_t(end >= start ? end - start + 1 : 0);
    }
    while ((start = ou_unicode_find(self, part, start, end, 1)) >= 0) {
        count++;
        start += length;
    }
    return OuLong_FromSsize_t(count);
}

/** str.startswith and str.endswith. */
static OuObject *tail_by_args(OuObject *self, OuObject *args, const char *format, const char *name,
                              int direction)
{
    OuObject *given;
    Ou_ssize_t start, end;
    if (!parse_finds(args, format, &given, &start, &end)) {
        return NULL;
    }
    if (OuUnicode_Check(given)) {
        return OuBool_FromLong(OuUnicode_Tailmatch(self, given, start, end, direction));
    }
    if (!OuTuple_Check(given)) {
        return OuErr_Format(OuExc_TypeError,
                            "%s first arg must be str or a tuple of str, not %.100s", name,
                            Ou_TYPE(given)->tp_name);
    }
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(given); i++) {
        OuObject *part = OuTuple_GET_ITEM(given, i);
        if (!OuUnicode_Check(part)) {
            return OuErr_Format(OuExc_TypeError, "tuple for %s must only contain str, not %.100s",
                                name, Ou_TYPE(part)->tp_name);
        }
        if (OuUnicode_Tailmatch(self, part, start, end, direction)) {
            OU_RETURN_TRUE;
        }
    }
    OU_RETURN_FALSE;
}

/**
 * `str.startswith()`: @newref; NULL with an error set. CPython: unicode_startswith
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_startswith_method(OuObject *self, OuObject *args)
{
    return tail_by_args(self, args, "O|OO:startswith", "startswith", -1);
}

/**
 * `str.endswith()`: @newref; NULL with an error set. CPython: unicode_endswith
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_endswith_method(OuObject *self, OuObject *args)
{
    return tail_by_args(self, args, "O|OO:endswith", "endswith", 1);
}

/** Checks that an argument is a str, with the message of CPython's generated code: 1 or 0. */
static int check_argument(const char *function, const char *argument, OuObject *op)
{
    if (OuUnicode_Check(op)) {
        return 1;
    }
    OuErr_Format(OuExc_TypeError, "%s() %s must be str, not %.50s", function, argument,
                 op == Ou_None ? "None" : Ou_TYPE(op)->tp_name);
    return 0;
}

/**
 * `str.replace()`: @newref; NULL with an error set. CPython: unicode_replace_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_replace_method(OuObject *self, OuObject *args)
{
    OuObject *old, *replacement, *count_object = NULL;
    Ou_ssize_t count = -1;
    if (!OuArg_UnpackTuple(args, "replace", 2, 3, &old, &replacement, &count_object) ||
        !check_argument("replace", "argument 1", old) ||
        !check_argument("replace", "argument 2", replacement)) {
        return NULL;
    }
    if (count_object != NULL) {
        count = OuNumber_AsSsize_t(count_object, OuExc_OverflowError);
        if (count == -1 && OuErr_Occurred()) {
            return NULL;
        }
    }
    return OuUnicode_Replace(self, old, replacement, count);
}

/**
 * `str.removeprefix()`: @newref; NULL with an error set. CPython: unicode_removeprefix_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_removeprefix_method(OuObject *self, OuObject *prefix)
{
    if (!check_argument("removeprefix", "argument", prefix)) {
        return NULL;
    }
    int matches = OuUnicode_Tailmatch(self, prefix, 0, OU_SSIZE_T_MAX, -1);
    return ou_unicode_slice(self, matches ? ou_unicode_length(prefix) : 0, ou_unicode_length(self));
}

/**
 * `str.removesuffix()`: @newref; NULL with an error set. CPython: unicode_removesuffix_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_removesuffix_method(OuObject *self, OuObject *suffix)
{
    if (!check_argument("removesuffix", "argument", suffix)) {
        return NULL;
    }
    int matches = OuUnicode_Tailmatch(self, suffix, 0, OU_SSIZE_T_MAX, 1);
    return ou_unicode_slice(self, 0,
                            ou_unicode_length(self) - (matches ? ou_unicode_length(suffix) : 0));
}
