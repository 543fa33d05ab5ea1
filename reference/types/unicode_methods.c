// SPDX-License-Identifier: MIT
/**
 * @file unicode_methods.c
 * The constructor of str, the methods that pad, translate and format, and the table of all methods.
 */
#include "bytes_internal.h"
#include "unicode_search.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/format.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"

#include <string.h>

/* ---- the constructor ------------------------------------------------------------------------ */

/**
 * A str of a derived type: its units stand in a block of their own. CPython: unicode_subtype_new
 * (Objects/unicodeobject.c).
 */
static OuObject *subtype_new(OuTypeObject *type, OuObject *value)
{
    OuUnicodeObject *self = (OuUnicodeObject *)OuType_GenericAlloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    const OuUnicodeObject *from = (const OuUnicodeObject *)value;
    size_t bytes = (size_t)(from->ob_base.ob_size + 1) * from->kind;
    self->hash = -1;
    self->data = OuMem_Malloc(bytes);
    if (self->data == NULL) {
        Ou_DecRef((OuObject *)self);
        return OuErr_NoMemory();
    }
    memcpy(self->data, from->data, bytes);
    self->ob_base.ob_size = from->ob_base.ob_size;
    self->kind = from->kind;
    self->ascii = from->ascii;
    self->hash = from->hash;
    if (self->ascii) {
        self->utf8 = self->data;
        self->utf8_length = from->ob_base.ob_size;
    }
    return (OuObject *)self;
}

/**
 * str(x, encoding, errors), as an exact str. CPython: unicode_new_impl (Objects/unicodeobject.c).
 */
static OuObject *convert(OuObject *x, const char *encoding, const char *errors)
{
    if (x == NULL) {
        return OuUnicode_New(0, 0);
    }
    if (encoding == NULL && errors == NULL) {
        return OuObject_Str(x);
    }
    if (OuUnicode_Check(x)) {
        return OuErr_Format(OuExc_TypeError, "decoding str is not supported");
    }
    if (!ou_is_byteslike(x)) {
        return OuErr_Format(OuExc_TypeError,
                            "decoding to str: need a bytes-like object, %.80s found",
                            Ou_TYPE(x)->tp_name);
    }
    return OuUnicode_Decode(ou_byteslike_data(x), Ou_SIZE(x), encoding, errors);
}

OuObject *ou_unicode_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"object", "encoding", "errors", NULL};
    OuObject *x = NULL;
    const char *encoding = NULL, *errors = NULL;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|Oss:str", keywords, &x, &encoding, &errors)) {
        return NULL;
    }
    OuObject *value = convert(x, encoding, errors);
    if (value == NULL || type == &OuUnicode_Type) {
        return value;
    }
    OuObject *result = subtype_new(type, value);
    Ou_DecRef(value);
    return result;
}

/**
 * `str.encode()`: @newref; NULL with an error set. Encode the string using the codec registered for
 * encoding. CPython: unicode_encode_impl (Objects/unicodeobject.c).
 */
static OuObject *unicode_encode(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"encoding", "errors", NULL};
    const char *encoding = NULL, *errors = NULL;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|ss:encode", keywords, &encoding, &errors)) {
        return NULL;
    }
    return OuUnicode_AsEncodedString(self, encoding, errors);
}

/* ---- padding --------------------------------------------------------------------------------- */

/** `left` times `fill`, the str, `right` times `fill`. CPython: pad (Objects/unicodeobject.c). */
static OuObject *pad(OuObject *self, Ou_ssize_t left, Ou_ssize_t right, OuUCS4 fill)
{
    if (left <= 0 && right <= 0) {
        return OuUnicode_FromObject(self);
    }
    OuUnicodeWriter writer = {0};
    if (ou_writer_fill(&writer, fill, left) < 0 || ou_writer_str(&writer, self) < 0 ||
        ou_writer_fill(&writer, fill, right) < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

/** Takes width and fill character out of arguments: 1, or 0 with an error set. */
static int parse_padding(OuObject *args, const char *name, Ou_ssize_t *width, OuUCS4 *fill)
{
    OuObject *width_object, *fill_object = NULL;
    if (!OuArg_UnpackTuple(args, name, 1, 2, &width_object, &fill_object)) {
        return 0;
    }
    OuObject *index = OuNumber_Index(width_object);
    if (index == NULL) {
        return 0;
    }
    *width = OuLong_AsSsize_t(index);
    Ou_DecRef(index);
    if (*width == -1 && OuErr_Occurred()) {
        return 0;
    }
    *fill = ' ';
    if (fill_object == NULL) {
        return 1;
    }
    if (!OuUnicode_Check(fill_object)) {
        OuErr_Format(OuExc_TypeError, "The fill character must be a unicode character, not %.100s",
                     Ou_TYPE(fill_object)->tp_name);
        return 0;
    }
    if (ou_unicode_length(fill_object) != 1) {
        OuErr_SetString(OuExc_TypeError, "The fill character must be exactly one character long");
        return 0;
    }
    *fill = ou_unicode_char(fill_object, 0);
    return 1;
}

/**
 * `str.center()`: @newref; NULL with an error set. CPython: unicode_center_impl
 * (Objects/unicodeobject.c).
 */
static OuObject *unicode_center(OuObject *self, OuObject *args)
{
    Ou_ssize_t width;
    OuUCS4 fill;
    if (!parse_padding(args, "center", &width, &fill)) {
        return NULL;
    }
    Ou_ssize_t all = width - ou_unicode_length(self);
    if (all <= 0) {
        return OuUnicode_FromObject(self);
    }
    Ou_ssize_t left = all / 2 + (all & width & 1);
    return pad(self, left, all - left, fill);
}

/**
 * `str.ljust()`: @newref; NULL with an error set. CPython: unicode_ljust_impl
 * (Objects/unicodeobject.c).
 */
static OuObject *unicode_ljust(OuObject *self, OuObject *args)
{
    Ou_ssize_t width;
    OuUCS4 fill;
    return parse_padding(args, "ljust", &width, &fill)
               ? pad(self, 0, width - ou_unicode_length(self), fill)
               : NULL;
}

/**
 * `str.rjust()`: @newref; NULL with an error set. CPython: unicode_rjust_impl
 * (Objects/unicodeobject.c).
 */
static OuObject *unicode_rjust(OuObject *self, OuObject *args)
{
    Ou_ssize_t width;
    OuUCS4 fill;
    return parse_padding(args, "rjust", &width, &fill)
               ? pad(self, width - ou_unicode_length(self), 0, fill)
               : NULL;
}

/**
 * `str.zfill()`: @newref; NULL with an error set. Pad a numeric string with zeros on the left, to
 * fill a field of the given width. CPython: unicode_zfill_impl (Objects/unicodeobject.c).
 */
static OuObject *unicode_zfill(OuObject *self, OuObject *argument)
{
    Ou_ssize_t width = OuNumber_AsSsize_t(argument, OuExc_OverflowError);
    if (width == -1 && OuErr_Occurred()) {
        return NULL;
    }
    Ou_ssize_t length = ou_unicode_length(self), zeros = width - length;
    if (zeros <= 0) {
        return OuUnicode_FromObject(self);
    }
    int has_sign =
        length > 0 && (ou_unicode_char(self, 0) == '+' || ou_unicode_char(self, 0) == '-');
    OuUnicodeWriter writer = {0};
    if (ou_writer_substring(&writer, self, 0, has_sign) < 0 ||
        ou_writer_fill(&writer, '0', zeros) < 0 ||
        ou_writer_substring(&writer, self, has_sign, length) < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

/**
 * `str.expandtabs()`: @newref; NULL with an error set. CPython: unicode_expandtabs_impl
 * (Objects/unicodeobject.c).
 */
static OuObject *unicode_expandtabs(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"tabsize", NULL};
    int tabsize = 8;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|i:expandtabs", keywords, &tabsize)) {
        return NULL;
    }
    OuUnicodeWriter writer = {0};
    Ou_ssize_t column = 0;
    for (Ou_ssize_t i = 0; i < ou_unicode_length(self); i++) {
        OuUCS4 character = ou_unicode_char(self, i);
        int failed;
        if (character == '\t') {
            Ou_ssize_t blanks = tabsize > 0 ? tabsize - column % tabsize : 0;
            failed = ou_writer_fill(&writer, ' ', blanks) < 0;
            column += blanks;
        } else {
            failed = ou_writer_char(&writer, character) < 0;
            column = character == '\n' || character == '\r' ? 0 : column + 1;
        }
        if (failed) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    return ou_writer_finish(&writer);
}

/* ---- translation ----------------------------------------------------------------------------- */

/**
 * Adds what a table says about a code point: 0, or -1 with an error set. CPython:
 * charmaptranslate_output (Objects/unicodeobject.c).
 */
static int write_translated(OuUnicodeWriter *writer, OuUCS4 character, OuObject *table)
{
    OuObject *key = OuLong_FromLong((long)character);
    OuObject *value = key == NULL ? NULL : OuObject_GetItem(table, key);
    Ou_XDecRef(key);
    if (value == NULL) {
        if (key == NULL || !OuErr_ExceptionMatches(OuExc_LookupError)) {
            return -1;
        }
        OuErr_Clear();
        return ou_writer_char(writer, character);
    }
    int result = -1;
    if (value == Ou_None) {
        result = 0;
    } else if (OuUnicode_Check(value)) {
        result = ou_writer_str(writer, value);
    } else if (OuLong_Check(value)) {
        long number = OuLong_AsLong(value);
        if (number < 0 || number > 0x10ffff) {
            OuErr_SetString(OuExc_ValueError, "character mapping must be in range(0x110000)");
        } else {
            result = ou_writer_char(writer, (OuUCS4)number);
        }
    } else {
        OuErr_SetString(OuExc_TypeError, "character mapping must return integer, None or str");
    }
    Ou_DecRef(value);
    return result;
}

/**
 * `str.translate()`: @newref; NULL with an error set. Replace each character in the string using
 * the given translation table. CPython: unicode_translate (Objects/unicodeobject.c).
 */
static OuObject *unicode_translate(OuObject *self, OuObject *table)
{
    OuUnicodeWriter writer = {0};
    for (Ou_ssize_t i = 0; i < ou_unicode_length(self); i++) {
        if (write_translated(&writer, ou_unicode_char(self, i), table) < 0) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    return ou_writer_finish(&writer);
}

/** table[ordinal of `character`] = value, stolen: 0, or -1 with an error set. */
static int set_ordinal(OuObject *table, OuUCS4 character, OuObject *value)
{
    OuObject *key = OuLong_FromLong((long)character);
    int result = key == NULL || value == NULL ? -1 : OuDict_SetItem(table, key, value);
    Ou_XDecRef(key);
    Ou_XDecRef(value);
    return result;
}

/** Fills a table from a dict: 0, or -1 with an error set. */
static int table_from_dict(OuObject *table, OuObject *dict)
{
    Ou_ssize_t at = 0;
    OuObject *key, *value;
    while (OuDict_Next(dict, &at, &key, &value)) {
        int result;
        if (OuUnicode_Check(key)) {
            if (ou_unicode_length(key) != 1) {
                OuErr_SetString(OuExc_ValueError,
                                "string keys in translate table must be of length 1");
                return -1;
            }
            result = set_ordinal(table, ou_unicode_char(key, 0), Ou_NewRef(value));
        } else if (OuLong_Check(key)) {
            result = OuDict_SetItem(table, key, value);
        } else {
            OuErr_SetString(OuExc_TypeError, "keys in translate table must be strings or integers");
            return -1;
        }
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

/** Fills a table from two strs and those to delete. */
static int table_from_strs(OuObject *table, OuObject *from, OuObject *to, OuObject *deleted)
{
    if (!OuUnicode_Check(from)) {
        OuErr_SetString(OuExc_TypeError,
                        "first maketrans argument must be a string if there is a second argument");
        return -1;
    }
    if (ou_unicode_length(from) != ou_unicode_length(to)) {
        OuErr_SetString(OuExc_ValueError,
                        "the first two maketrans arguments must have equal length");
        return -1;
    }
    for (Ou_ssize_t i = 0; i < ou_unicode_length(from); i++) {
        OuObject *value = OuLong_FromLong((long)ou_unicode_char(to, i));
        if (set_ordinal(table, ou_unicode_char(from, i), value) < 0) {
            return -1;
        }
    }
    for (Ou_ssize_t i = 0; deleted != NULL && i < ou_unicode_length(deleted); i++) {
        if (set_ordinal(table, ou_unicode_char(deleted, i), Ou_NewRef(Ou_None)) < 0) {
            return -1;
        }
    }
    return 0;
}

/**
 * `str.maketrans()`: @newref; NULL with an error set. CPython: unicode_maketrans_impl
 * (Objects/unicodeobject.c).
 */
static OuObject *unicode_maketrans(OuObject *OU_UNUSED(self), OuObject *args)
{
    OuObject *x, *y = NULL, *z = NULL;
    if (!OuArg_ParseTuple(args, "O|UU:maketrans", &x, &y, &z)) {
        return NULL;
    }
    if (y == NULL && !OuDict_CheckExact(x)) {
        return OuErr_Format(OuExc_TypeError,
                            "if you give only one argument to maketrans it must be a dict");
    }
    OuObject *table = OuDict_New();
    if (table == NULL) {
        return NULL;
    }
    if ((y == NULL ? table_from_dict(table, x) : table_from_strs(table, x, y, z)) < 0) {
        Ou_Clear(&table);
    }
    return table;
}

/* ---- formatting ------------------------------------------------------------------------------ */

/**
 * `str.format()`: @newref; NULL with an error set. CPython: unicode___format___impl
 * (Objects/unicodeobject.c).
 */
static OuObject *unicode_format(OuObject *self, OuObject *args, OuObject *kwargs)
{
    return ou_string_format(self, args, kwargs);
}

/** `str.format_map()`: @newref; NULL with an error set. */
static OuObject *unicode_format_map(OuObject *self, OuObject *mapping)
{
    return ou_string_format(self, NULL, mapping);
}

/** `str.__format__()`: @newref; NULL with an error set. */
static OuObject *unicode__format__(OuObject *self, OuObject *spec)
{
    if (!OuUnicode_Check(spec)) {
        return OuErr_Format(OuExc_TypeError, "__format__() argument must be str, not %.50s",
                            Ou_TYPE(spec)->tp_name);
    }
    return ou_unicode_format_advanced(self, spec);
}

/**
 * `str.__getnewargs__()`: @newref; NULL with an error set. CPython: unicode_getnewargs
 * (Objects/unicodeobject.c).
 */
static OuObject *unicode_getnewargs(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    OuObject *value = OuUnicode_FromObject(self);
    if (value == NULL) {
        return NULL;
    }
    OuObject *result = OuTuple_Pack(1, value);
    Ou_DecRef(value);
    return result;
}

/** A line of the table of methods. */
#define CASE_METHOD(name, doc) {#name, ou_unicode_##name##_method, OU_METH_NOARGS, doc},

OuMethodDef ou_unicode_methods[] = {
    {"encode", OU_CFUNCTION(unicode_encode), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "Encode the string using the codec registered for encoding."},
    {"replace", ou_unicode_replace_method, OU_METH_VARARGS,
     "Return a copy with all occurrences of substring old replaced by new."},
    {"split", OU_CFUNCTION(ou_unicode_split_method), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "Return a list of the substrings in the string, using sep as the separator string."},
    {"rsplit", OU_CFUNCTION(ou_unicode_rsplit_method), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "Return a list of the substrings in the string, using sep as the separator string."},
    {"splitlines", OU_CFUNCTION(ou_unicode_splitlines_method), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "Return a list of the lines in the string, breaking at line boundaries."},
    {"join", ou_unicode_join_method, OU_METH_O, "Concatenate any number of strings."},
    {"partition", ou_unicode_partition_method, OU_METH_O,
     "Partition the string into three parts using the given separator."},
    {"rpartition", ou_unicode_rpartition_method, OU_METH_O,
     "Partition the string into three parts using the given separator."},
    {"find", ou_unicode_find_method, OU_METH_VARARGS, "S.find(sub[, start[, end]]) -> int"},
    {"rfind", ou_unicode_rfind_method, OU_METH_VARARGS, "S.rfind(sub[, start[, end]]) -> int"},
    {"index", ou_unicode_index_method, OU_METH_VARARGS, "S.index(sub[, start[, end]]) -> int"},
    {"rindex", ou_unicode_rindex_method, OU_METH_VARARGS, "S.rindex(sub[, start[, end]]) -> int"},
    {"count", ou_unicode_count_method, OU_METH_VARARGS, "S.count(sub[, start[, end]]) -> int"},
    {"startswith", ou_unicode_startswith_method, OU_METH_VARARGS,
     "S.startswith(prefix[, start[, end]]) -> bool"},
    {"endswith", ou_unicode_endswith_method, OU_METH_VARARGS,
     "S.endswith(suffix[, start[, end]]) -> bool"},
    {"removeprefix", ou_unicode_removeprefix_method, OU_METH_O,
     "Return a str with the given prefix string removed if present."},
    {"removesuffix", ou_unicode_removesuffix_method, OU_METH_O,
     "Return a str with the given suffix string removed if present."},
    {"strip", ou_unicode_strip_method, OU_METH_VARARGS,
     "Return a copy of the string with leading and trailing whitespace removed."},
    {"lstrip", ou_unicode_lstrip_method, OU_METH_VARARGS,
     "Return a copy of the string with leading whitespace removed."},
    {"rstrip", ou_unicode_rstrip_method, OU_METH_VARARGS,
     "Return a copy of the string with trailing whitespace removed."},
    {"center", unicode_center, OU_METH_VARARGS, "Return a centered string of length width."},
    {"ljust", unicode_ljust, OU_METH_VARARGS, "Return a left-justified string of length width."},
    {"rjust", unicode_rjust, OU_METH_VARARGS, "Return a right-justified string of length width."},
    {"zfill", unicode_zfill, OU_METH_O,
     "Pad a numeric string with zeros on the left, to fill a field of the given width."},
    {"expandtabs", OU_CFUNCTION(unicode_expandtabs), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "Return a copy where all tab characters are expanded using spaces."},
    {"translate", unicode_translate, OU_METH_O,
     "Replace each character in the string using the given translation table."},
    {"maketrans", unicode_maketrans, OU_METH_VARARGS | OU_METH_STATIC,
     "Return a translation table usable for str.translate()."},
    {"format", OU_CFUNCTION(unicode_format), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "S.format(*args, **kwargs) -> str"},
    {"format_map", unicode_format_map, OU_METH_O, "S.format_map(mapping) -> str"},
    {"__format__", unicode__format__, OU_METH_O,
     "Return a formatted version of the string as described by format_spec."},
    {"__getnewargs__", unicode_getnewargs, OU_METH_NOARGS, NULL},
    OU_UNICODE_CASE_METHODS(CASE_METHOD){NULL, NULL, 0, NULL},
};
