// SPDX-License-Identifier: MIT
/**
 * @file bytes_methods.c
 * The methods of bytes, most of which bytearrays share. What they make is of the kind of `self`.
 */
#include "bytes_internal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <string.h>

/** What strip() and split() take for white space: ASCII only, whatever the locale. */
static int is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/** Where a part is in data[start:end]; -1: nowhere. Direction 1: first, -1: last. */
static Ou_ssize_t find(const char *data, Ou_ssize_t start, Ou_ssize_t end, OuByteSpan part,
                       int direction)
{
    if (direction > 0) {
        const char *found = end - start < part.size ? NULL
                                                    : memmem(data + start, (size_t)(end - start),
                                                             part.data, (size_t)part.size);
        return found == NULL ? -1 : found - data;
    }
    for (Ou_ssize_t at = end - part.size; at >= start; at--) {
        if (memcmp(data + at, part.data, (size_t)part.size) == 0) {
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

/** What a method looks for, and where. */
typedef struct Search {
    OuByteSpan part;  /**< what is looked for; borrowed from the argument */
    char byte;        /**< what `part` shows when an int was given */
    Ou_ssize_t start; /**< first place to look at */
    Ou_ssize_t end;   /**< place behind the last one */
} Search;

/** Takes sub[, start[, end]] out of arguments: 1, or 0 with an error set. */
static int parse_search(OuObject *self, OuObject *args, const char *format, Search *search)
{
    OuObject *part, *start_object = Ou_None, *end_object = Ou_None;
    search->start = 0;
    search->end = OU_SSIZE_T_MAX;
    if (!OuArg_ParseTuple(args, format, &part, &start_object, &end_object) ||
        !ou_eval_slice_index(start_object, 1, &search->start) ||
        !ou_eval_slice_index(end_object, 1, &search->end)) {
        return 0;
    }
    if (ou_is_byteslike(part)) {
        ou_byte_span(part, &search->part);
    } else if (OuIndex_Check(part)) {
        int value = ou_byte_value(part);
        if (value < 0) {
            return 0;
        }
        search->byte = (char)value;
        search->part = (OuByteSpan){&search->byte, 1};
    } else {
        OuErr_Format(OuExc_TypeError,
                     "argument should be integer or bytes-like object, not '%.200s'",
                     Ou_TYPE(part)->tp_name);
        return 0;
    }
    adjust(&search->start, &search->end, Ou_SIZE(self));
    return 1;
}

/** `bytes.find()`: @newref; NULL with an error set. CPython: bytes_find (Objects/bytesobject.c). */
OuObject *ou_bytes_find(OuObject *self, OuObject *args)
{
    Search s;
    return parse_search(self, args, "O|OO:find", &s)
               ? OuLong_FromSsize_t(find(ou_byteslike_data(self), s.start, s.end, s.part, 1))
               : NULL;
}

/**
 * `bytes.rfind()`: @newref; NULL with an error set. CPython: bytes_rfind (Objects/bytesobject.c).
 */
OuObject *ou_bytes_rfind(OuObject *self, OuObject *args)
{
    Search s;
    return parse_search(self, args, "O|OO:rfind", &s)
               ? OuLong_FromSsize_t(find(ou_byteslike_data(self), s.start, s.end, s.part, -1))
               : NULL;
}

/**
 * `bytes.index()`: @newref; NULL with an error set. CPython: bytes_index (Objects/bytesobject.c).
 */
OuObject *ou_bytes_index(OuObject *self, OuObject *args)
{
    Search s;
    if (!parse_search(self, args, "O|OO:index", &s)) {
        return NULL;
    }
    Ou_ssize_t at = find(ou_byteslike_data(self), s.start, s.end, s.part, 1);
    return at < 0 ? OuErr_Format(OuExc_ValueError, "subsection not found") : OuLong_FromSsize_t(at);
}

/**
 * `bytes.count()`: @newref; NULL with an error set. CPython: bytes_count (Objects/bytesobject.c).
 */
OuObject *ou_bytes_count(OuObject *self, OuObject *args)
{
    Search s;
    Ou_ssize_t count = 0;
    if (!parse_search(self, args, "O|OO:count", &s)) {
        return NULL;
    }
    if (s.part.size == 0) {
        return OuLong_FromSsize_t(s.end >= s.start ? s.end - s.start + 1 : 0);
    }
    while ((s.start = find(ou_byteslike_data(self), s.start, s.end, s.part, 1)) >= 0) {
        count++;
        s.start += s.part.size;
    }
    return OuLong_FromSsize_t(count);
}

/** bytes.startswith (direction -1) and endswith (1). */
static OuObject *tailmatch(OuObject *self, OuObject *args, const char *format, const char *name,
                           int direction)
{
    OuObject *given, *start_object = Ou_None, *end_object = Ou_None;
    Ou_ssize_t start = 0, end = OU_SSIZE_T_MAX;
    if (!OuArg_ParseTuple(args, format, &given, &start_object, &end_object) ||
        !ou_eval_slice_index(start_object, 1, &start) ||
        !ou_eval_slice_index(end_object, 1, &end)) {
        return NULL;
    }
    int is_tuple = OuTuple_Check(given);
    if (!is_tuple && !ou_is_byteslike(given)) {
        return OuErr_Format(OuExc_TypeError,
                            "%s first arg must be bytes or a tuple of bytes, not %.100s", name,
                            Ou_TYPE(given)->tp_name);
    }
    adjust(&start, &end, Ou_SIZE(self));
    for (Ou_ssize_t i = 0; i < (is_tuple ? OuTuple_GET_SIZE(given) : 1); i++) {
        OuByteSpan part;
        if (ou_byte_span(is_tuple ? OuTuple_GET_ITEM(given, i) : given, &part) < 0) {
            return NULL;
        }
        Ou_ssize_t at = direction > 0 ? end - part.size : start;
        if (end - start >= part.size &&
            memcmp(ou_byteslike_data(self) + at, part.data, (size_t)part.size) == 0) {
            OU_RETURN_TRUE;
        }
    }
    OU_RETURN_FALSE;
}

/**
 * `bytes.startswith()`: @newref; NULL with an error set. CPython: bytes_startswith
 * (Objects/bytesobject.c).
 */
OuObject *ou_bytes_startswith(OuObject *self, OuObject *args)
{
    return tailmatch(self, args, "O|OO:startswith", "startswith", -1);
}

/**
 * `bytes.endswith()`: @newref; NULL with an error set. CPython: bytes_endswith
 * (Objects/bytesobject.c).
 */
OuObject *ou_bytes_endswith(OuObject *self, OuObject *args)
{
    return tailmatch(self, args, "O|OO:endswith", "endswith", 1);
}

/* ---- splitting, joining, replacing -------------------------------------------------------------------- */

/** Appends self[start:end] to a list: 0, or -1 with an error set. */
static int append_part(OuObject *list, OuObject *self, Ou_ssize_t start, Ou_ssize_t end)
{
    OuObject *part = ou_byteslike_new(self, ou_byteslike_data(self) + start, end - start);
    if (part == NULL) {
        return -1;
    }
    int result = OuList_Append(list, part);
    Ou_DecRef(part);
    return result;
}

/** Splits at runs of white space. */
static int split_space(OuObject *list, OuObject *self, Ou_ssize_t left)
{
    const char *data = ou_byteslike_data(self);
    Ou_ssize_t size = Ou_SIZE(self), i = 0;
    for (;;) {
        while (i < size && is_space(data[i])) {
            i++;
        }
        if (i == size) {
            return 0;
        }
        Ou_ssize_t start = i;
        if (left-- == 0) {
            return append_part(list, self, start, size);
        }
        while (i < size && !is_space(data[i])) {
            i++;
        }
        if (append_part(list, self, start, i) < 0) {
            return -1;
        }
    }
}

/** Splits at a separator. */
static int split_at(OuObject *list, OuObject *self, OuByteSpan separator, Ou_ssize_t left)
{
    Ou_ssize_t from = 0, found;
    while (left-- != 0 &&
           (found = find(ou_byteslike_data(self), from, Ou_SIZE(self), separator, 1)) >= 0) {
        if (append_part(list, self, from, found) < 0) {
            return -1;
        }
        from = found + separator.size;
    }
    return append_part(list, self, from, Ou_SIZE(self));
}

/**
 * `bytes.split()`: @newref; NULL with an error set. CPython: bytes_split_impl
 * (Objects/bytesobject.c).
 */
OuObject *ou_bytes_split(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"sep", "maxsplit", NULL};
    OuObject *separator = Ou_None;
    Ou_ssize_t maxsplit = -1;
    OuByteSpan span = {NULL, 0};
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|On:split", keywords, &separator, &maxsplit) ||
        (separator != Ou_None && ou_byte_span(separator, &span) < 0)) {
        return NULL;
    }
    if (separator != Ou_None && span.size == 0) {
        return OuErr_Format(OuExc_ValueError, "empty separator");
    }
    OuObject *list = OuList_New(0);
    if (list != NULL && (separator == Ou_None ? split_space(list, self, maxsplit)
                                              : split_at(list, self, span, maxsplit)) < 0) {
        Ou_Clear(&list);
    }
    return list;
}

/** Adds a stretch to a buffer that is being filled, or only to its size. */
static void put(char *to, Ou_ssize_t *size, OuByteSpan span)
{
    if (to != NULL) {
        memcpy(to + *size, span.data, (size_t)span.size);
    }
    *size += span.size;
}

/**
 * `bytes.join()`: @newref; NULL with an error set. Concatenate any number of bytes objects.
 * CPython: bytes_join (Objects/bytesobject.c).
 */
OuObject *ou_bytes_join(OuObject *self, OuObject *iterable)
{
    OuObject *fast = OuSequence_Fast(iterable, "can only join an iterable");
    if (fast == NULL) {
        return NULL;
    }
    OuObject *result = NULL;
    char *to = NULL;
    OuByteSpan separator = {ou_byteslike_data(self), Ou_SIZE(self)};
    /* Twice: first to measure, then to copy. */
    for (int pass = 0; pass < 2; pass++) {
        Ou_ssize_t size = 0;
        for (Ou_ssize_t i = 0; i < ou_sequence_fast_size(fast); i++) {
            OuObject *item = ou_sequence_fast_items(fast)[i];
            if (!ou_is_byteslike(item)) {
                OuErr_Format(OuExc_TypeError,
                             "sequence item %td: expected a bytes-like object, %.80s found", i,
                             Ou_TYPE(item)->tp_name);
                goto done;
            }
            if (i > 0) {
                put(to, &size, separator);
            }
            put(to, &size, (OuByteSpan){ou_byteslike_data(item), Ou_SIZE(item)});
        }
        if (pass == 0) {
            result = ou_byteslike_new(self, NULL, size);
            if (result == NULL || size == 0) {
                break;
            }
            to = ou_byteslike_data(result);
        }
    }
done:
    Ou_DecRef(fast);
    return result;
}

/**
 * `bytes.replace()`: @newref; NULL with an error set. CPython: bytes_replace_impl
 * (Objects/bytesobject.c).
 */
OuObject *ou_bytes_replace(OuObject *self, OuObject *args)
{
    OuObject *old_object, *new_object;
    Ou_ssize_t count = -1;
    OuByteSpan old, replacement;
    if (!OuArg_ParseTuple(args, "OO|n:replace", &old_object, &new_object, &count) ||
        ou_byte_span(old_object, &old) < 0 || ou_byte_span(new_object, &replacement) < 0) {
        return NULL;
    }
    const char *data = ou_byteslike_data(self);
    OuObject *result = NULL;
    char *to = NULL;
    for (int pass = 0; pass < 2; pass++) {
        Ou_ssize_t size = 0, from = 0, search = 0, found;
        for (Ou_ssize_t i = 0; i != count && search <= Ou_SIZE(self) &&
                               (found = find(data, search, Ou_SIZE(self), old, 1)) >= 0;
             i++) {
            put(to, &size, (OuByteSpan){data + from, found - from});
            put(to, &size, replacement);
            from = found + old.size;
            search = old.size == 0 ? from + 1 : from;
        }
        put(to, &size, (OuByteSpan){data + from, Ou_SIZE(self) - from});
        if (pass == 0) {
            result = ou_byteslike_new(self, NULL, size);
            if (result == NULL || size == 0) {
                break;
            }
            to = ou_byteslike_data(result);
        }
    }
    return result;
}

/** bytes.strip, lstrip, rstrip: sides 1 left, 2 right, 3 both. */
static OuObject *strip(OuObject *self, OuObject *args, const char *name, int sides)
{
    OuObject *given = Ou_None;
    OuByteSpan set = {" \t\n\r\f\v", 6};
    if (!OuArg_UnpackTuple(args, name, 0, 1, &given) ||
        (given != Ou_None && ou_byte_span(given, &set) < 0)) {
        return NULL;
    }
    const char *data = ou_byteslike_data(self);
    Ou_ssize_t start = 0, end = Ou_SIZE(self);
    while ((sides & 1) && start < end && memchr(set.data, data[start], (size_t)set.size)) {
        start++;
    }
    while ((sides & 2) && end > start && memchr(set.data, data[end - 1], (size_t)set.size)) {
        end--;
    }
    return ou_byteslike_new(self, data + start, end - start);
}

/**
 * `bytes.strip()`: @newref; NULL with an error set. Strip leading and trailing bytes contained in
 * the argument. CPython: bytes_strip_impl (Objects/bytesobject.c).
 */
OuObject *ou_bytes_strip(OuObject *self, OuObject *args)
{
    return strip(self, args, "strip", 3);
}

/**
 * `bytes.lstrip()`: @newref; NULL with an error set. Strip leading bytes contained in the argument.
 * CPython: bytes_lstrip_impl (Objects/bytesobject.c).
 */
OuObject *ou_bytes_lstrip(OuObject *self, OuObject *args)
{
    return strip(self, args, "lstrip", 1);
}

/**
 * `bytes.rstrip()`: @newref; NULL with an error set. Strip trailing bytes contained in the
 * argument. CPython: bytes_rstrip_impl (Objects/bytesobject.c).
 */
OuObject *ou_bytes_rstrip(OuObject *self, OuObject *args)
{
    return strip(self, args, "rstrip", 2);
}

/** Turns ASCII letters between `first` and `last` into the other case. */
static OuObject *change_case(OuObject *self, char first, char last)
{
    OuObject *result = ou_byteslike_new(self, NULL, Ou_SIZE(self));
    for (Ou_ssize_t i = 0; result != NULL && i < Ou_SIZE(self); i++) {
        char c = ou_byteslike_data(self)[i];
        ou_byteslike_data(result)[i] = (char)(c >= first && c <= last ? c ^ 0x20 : c);
    }
    return result;
}

/** `bytes.upper()`: @newref; NULL with an error set. */
OuObject *ou_bytes_upper(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return change_case(self, 'a', 'z');
}

/** `bytes.lower()`: @newref; NULL with an error set. */
OuObject *ou_bytes_lower(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return change_case(self, 'A', 'Z');
}

/* ---- text ------------------------------------------------------------------------------------------------ */

/**
 * `bytes.decode()`: @newref; NULL with an error set. Decode the bytes using the codec registered
 * for encoding. CPython: bytes_decode_impl (Objects/bytesobject.c).
 */
OuObject *ou_bytes_decode(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"encoding", "errors", NULL};
    const char *encoding = NULL, *errors = NULL;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|ss:decode", keywords, &encoding, &errors)) {
        return NULL;
    }
    return OuUnicode_Decode(ou_byteslike_data(self), Ou_SIZE(self), encoding, errors);
}

/**
 * `bytes.hex()`: @newref; NULL with an error set. Create a string of hexadecimal numbers from a
 * bytes object. CPython: bytes_hex_impl (Objects/bytesobject.c).
 */
OuObject *ou_bytes_hex(OuObject *self, OuObject *args)
{
    static const char digits[] = "0123456789abcdef";
    int separator = -1, group = 1;
    if (!OuArg_ParseTuple(args, "|Ci:hex", &separator, &group)) {
        return NULL;
    }
    OuUnicodeWriter writer = {0};
    Ou_ssize_t size = Ou_SIZE(self), every = group < 0 ? -(Ou_ssize_t)group : group;
    for (Ou_ssize_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)ou_byteslike_data(self)[i];
        /* A positive group counts from the right. */
        int cut = separator >= 0 && every > 0 && i > 0 &&
                  (group > 0 ? (size - i) % every == 0 : i % every == 0);
        if ((cut && ou_writer_char(&writer, (OuUCS4)separator) < 0) ||
            ou_writer_char(&writer, (OuUCS4)digits[byte >> 4]) < 0 ||
            ou_writer_char(&writer, (OuUCS4)digits[byte & 15]) < 0) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    return ou_writer_finish(&writer);
}

/** The value of a hexadecimal digit, or -1. */
static int hex_value(OuUCS4 c)
{
    return c >= '0' && c <= '9'   ? (int)c - '0'
           : c >= 'a' && c <= 'f' ? (int)c - 'a' + 10
           : c >= 'A' && c <= 'F' ? (int)c - 'A' + 10
                                  : -1;
}

/**
 * `bytes.fromhex()`: @newref; NULL with an error set. Create a bytes object from a string of
 * hexadecimal numbers. CPython: bytes_fromhex_impl (Objects/bytesobject.c).
 */
OuObject *ou_bytes_fromhex(OuObject *type, OuObject *text)
{
    if (!OuUnicode_Check(text)) {
        return OuErr_Format(OuExc_TypeError, "fromhex() argument must be str, not %.50s",
                            Ou_TYPE(text)->tp_name);
    }
    Ou_ssize_t length = ou_unicode_length(text), size = 0;
    OuObject *buffer = OuBytes_FromStringAndSize(NULL, length / 2 + 1);
    if (buffer == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < length;) {
        OuUCS4 c = ou_unicode_char(text, i);
        if (c < 128 && is_space((char)c)) {
            i++;
            continue;
        }
        int high = hex_value(c);
        int low = i + 1 < length ? hex_value(ou_unicode_char(text, i + 1)) : -1;
        if (high < 0 || low < 0) {
            Ou_DecRef(buffer);
            return OuErr_Format(OuExc_ValueError,
                                "non-hexadecimal number found in fromhex() arg at position %td",
                                high < 0 ? i : i + 1);
        }
        ou_bytes_data(buffer)[size++] = (char)(high << 4 | low);
        i += 2;
    }
    OuObject *result = OuBytes_FromStringAndSize(ou_bytes_data(buffer), size);
    Ou_DecRef(buffer);
    if (result != NULL && type != (OuObject *)&OuBytes_Type) {
        OuObject *derived = OuObject_CallOneArg(type, result);
        Ou_DecRef(result);
        return derived;
    }
    return result;
}

OuMethodDef ou_bytes_methods[] = {
    OU_BYTESLIKE_METHODS,
    {NULL, NULL, 0, NULL},
};
