// SPDX-License-Identifier: MIT
/**
 * @file format_string.c
 * str.format(): literal text and {field!conversion:spec}. CPython: Objects/stringlib/unicode_format.h.
 *
 * Terms: a *field* is what stands between braces; its *first* part names an argument, the rest are
 * attributes and items of it. A spec may itself contain fields, one level deep.
 */
#include "format_internal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"

/**
 * How the arguments are numbered so far. CPython: AutoNumber (Objects/stringlib/unicode_format.h).
 */
typedef enum Numbering {
    NUMBERING_UNKNOWN, /**< no field was seen yet */
    NUMBERING_AUTO,    /**< in order */
    NUMBERING_MANUAL,  /**< by hand */
} Numbering;

/** One call of format(). */
typedef struct Formatter {
    OuObject *args;      /**< borrowed tuple, or NULL */
    OuObject *kwargs;    /**< borrowed mapping, or NULL */
    Numbering numbering; /**< whether fields are numbered by hand or in order */
    Ou_ssize_t next;     /**< the number of the next {} */
} Formatter;

/** A field as it stands in the text; positions in it. */
typedef struct Field {
    Ou_ssize_t name;     /**< where the name begins */
    Ou_ssize_t name_end; /**< where it ends */
    Ou_ssize_t spec;     /**< where the format spec begins */
    Ou_ssize_t spec_end; /**< where it ends */
    OuUCS4 conversion;   /**< 0: none */
    int nested;          /**< the spec contains fields */
} Field;

static OuObject *build_string(Formatter *formatter, OuObject *text, Ou_ssize_t start,
                              Ou_ssize_t end, int depth);

/* ---- reading ------------------------------------------------------------------------------------------ */

/** Reads what follows the name: conversion and spec. `*at` is behind the '!' or ':'. */
static int read_field_end(OuObject *text, Ou_ssize_t *at, Ou_ssize_t end, OuUCS4 mark, Field *field)
{
    if (mark == '!') {
        if (*at >= end) {
            OuErr_SetString(OuExc_ValueError,
                            "end of string while looking for conversion specifier");
            return -1;
        }
        field->conversion = ou_unicode_char(text, (*at)++);
        if (*at < end) {
            OuUCS4 c = ou_unicode_char(text, (*at)++);
            if (c == '}') {
                return 0;
            }
            if (c != ':') {
                OuErr_SetString(OuExc_ValueError, "expected ':' after conversion specifier");
                return -1;
            }
        }
    }
    field->spec = *at;
    for (int open = 1; *at < end;) {
        OuUCS4 c = ou_unicode_char(text, (*at)++);
        if (c == '{') {
            field->nested = 1;
            open++;
        } else if (c == '}' && --open == 0) {
            field->spec_end = *at - 1;
            return 0;
        }
    }
    OuErr_SetString(OuExc_ValueError, "unmatched '{' in format spec");
    return -1;
}

/**
 * Reads a field behind its '{'; `*at` moves behind the '}': 0, or -1. CPython: parse_field
 * (Objects/stringlib/unicode_format.h).
 */
static int read_field(OuObject *text, Ou_ssize_t *at, Ou_ssize_t end, Field *field)
{
    *field = (Field){.name = *at};
    OuUCS4 c = 0;
    while (*at < end) {
        c = ou_unicode_char(text, (*at)++);
        if (c == '{') {
            OuErr_SetString(OuExc_ValueError, "unexpected '{' in field name");
            return -1;
        }
        if (c == '[') {
            while (*at < end && ou_unicode_char(text, *at) != ']') {
                ++*at;
            }
        } else if (c == '}' || c == ':' || c == '!') {
            break;
        }
    }
    field->name_end = *at - 1;
    if (c == '!' || c == ':') {
        return read_field_end(text, at, end, c, field);
    }
    if (c != '}') {
        OuErr_SetString(OuExc_ValueError, "expected '}' before end of string");
        return -1;
    }
    return 0;
}

/* ---- finding what a field means ------------------------------------------------------------------------- */

/** The number that text[start:end] is; -1 if it is none, -2 with ValueError set. */
static Ou_ssize_t number_of(OuObject *text, Ou_ssize_t start, Ou_ssize_t end)
{
    Ou_ssize_t at = start, number = ou_read_number(text, &at, end);
    return number >= 0 && at < end ? -1 : number;
}

/**
 * Keeps automatic and manual numbering apart: 0, or -1. CPython: autonumber_state_error
 * (Objects/stringlib/unicode_format.h).
 */
static int check_numbering(Formatter *formatter, int automatic)
{
    Numbering wanted = automatic ? NUMBERING_AUTO : NUMBERING_MANUAL;
    if (formatter->numbering == NUMBERING_UNKNOWN) {
        formatter->numbering = wanted;
    }
    if (formatter->numbering == wanted) {
        return 0;
    }
    OuErr_SetString(
        OuExc_ValueError,
        automatic ? "cannot switch from manual field specification to automatic field numbering"
                  : "cannot switch from automatic field numbering to manual field specification");
    return -1;
}

/** The argument that the first part of a name means: new, or NULL. */
static OuObject *get_argument(Formatter *formatter, OuObject *text, Ou_ssize_t start,
                              Ou_ssize_t end)
{
    Ou_ssize_t index = number_of(text, start, end);
    if (index == -2 ||
        ((start == end || index >= 0) && check_numbering(formatter, start == end) < 0)) {
        return NULL;
    }
    if (start == end) {
        index = formatter->next++;
    }
    if (index < 0) {
        OuObject *key = OuUnicode_Substring(text, start, end), *result = NULL;
        if (key != NULL && formatter->kwargs == NULL) {
            OuErr_SetObject(OuExc_KeyError, key);
        } else if (key != NULL) {
            result = OuObject_GetItem(formatter->kwargs, key);
        }
        Ou_XDecRef(key);
        return result;
    }
    if (formatter->args == NULL) {
        return OuErr_Format(OuExc_ValueError, "Format string contains positional fields");
    }
    if (index >= OuTuple_GET_SIZE(formatter->args)) {
        return OuErr_Format(OuExc_IndexError,
                            "Replacement index %td out of range for positional args tuple", index);
    }
    return Ou_NewRef(OuTuple_GET_ITEM(formatter->args, index));
}

/** op[key] or op.key of a part of the text: new, or NULL. */
static OuObject *get_part(OuObject *op, OuObject *text, Ou_ssize_t start, Ou_ssize_t end,
                          int is_item)
{
    if (start == end) {
        return OuErr_Format(OuExc_ValueError, "Empty attribute in format string");
    }
    Ou_ssize_t index = is_item ? number_of(text, start, end) : -1;
    if (index == -2) {
        return NULL;
    }
    OuObject *key = index >= 0 ? OuLong_FromSsize_t(index) : OuUnicode_Substring(text, start, end);
    if (key == NULL) {
        return NULL;
    }
    OuObject *result = is_item ? OuObject_GetItem(op, key) : OuObject_GetAttr(op, key);
    Ou_DecRef(key);
    return result;
}

/** Where the next '.' or '[' is, or the end. */
static Ou_ssize_t part_end(OuObject *text, Ou_ssize_t at, Ou_ssize_t end)
{
    while (at < end && ou_unicode_char(text, at) != '.' && ou_unicode_char(text, at) != '[') {
        at++;
    }
    return at;
}

/**
 * The object that a field's name means: new, or NULL. CPython: get_field_object
 * (Objects/stringlib/unicode_format.h).
 */
static OuObject *get_field_object(Formatter *formatter, OuObject *text, const Field *field)
{
    Ou_ssize_t at = part_end(text, field->name, field->name_end);
    OuObject *op = get_argument(formatter, text, field->name, at);
    while (op != NULL && at < field->name_end) {
        OuUCS4 mark = ou_unicode_char(text, at++);
        Ou_ssize_t start = at;
        OuObject *part = NULL;
        if (mark == '.') {
            at = part_end(text, at, field->name_end);
            part = get_part(op, text, start, at, 0);
        } else if (mark == '[') {
            while (at < field->name_end && ou_unicode_char(text, at) != ']') {
                at++;
            }
            if (at == field->name_end) {
                OuErr_SetString(OuExc_ValueError, "Missing ']' in format string");
            } else {
                part = get_part(op, text, start, at++, 1);
            }
        } else {
            OuErr_SetString(OuExc_ValueError,
                            "Only '.' or '[' may follow ']' in format field specifier");
        }
        Ou_XSetRef(&op, part);
    }
    return op;
}

/**
 * What !r, !s or !a makes of an object: new, or NULL. CPython: do_conversion
 * (Objects/stringlib/unicode_format.h).
 */
static OuObject *convert(OuObject *op, OuUCS4 conversion)
{
    switch (conversion) {
    case 0:
        return Ou_NewRef(op);
    case 'r':
        return OuObject_Repr(op);
    case 's':
        return OuObject_Str(op);
    case 'a':
        return OuObject_ASCII(op);
    default:
        return ou_err_format(OuExc_ValueError,
                             conversion > 32 && conversion < 127
                                 ? "Unknown conversion specifier %c"
                                 : "Unknown conversion specifier \\x%x",
                             (int)conversion);
    }
}

/**
 * Adds what a field becomes: 0, or -1 with an error set. CPython: output_markup
 * (Objects/stringlib/unicode_format.h).
 */
static int write_field(Formatter *formatter, OuUnicodeWriter *writer, OuObject *text,
                       const Field *field, int depth)
{
    OuObject *op = get_field_object(formatter, text, field);
    if (op == NULL) {
        return -1;
    }
    OuObject *converted = convert(op, field->conversion), *spec = NULL, *result = NULL;
    if (converted != NULL) {
        spec = field->nested
                   ? build_string(formatter, text, field->spec, field->spec_end, depth - 1)
                   : OuUnicode_Substring(text, field->spec, field->spec_end);
    }
    if (spec != NULL) {
        result = OuObject_Format(converted, spec);
    }
    int failed = result == NULL ? -1 : ou_writer_str(writer, result);
    Ou_XDecRef(result);
    Ou_XDecRef(spec);
    Ou_XDecRef(converted);
    Ou_DecRef(op);
    return failed;
}

/* ---- the walk ------------------------------------------------------------------------------------------- */

/**
 * Adds literal text up to a field: 1 and `*at` behind its '{'; 0 at the end; -1. CPython:
 * MarkupIterator_next (Objects/stringlib/unicode_format.h).
 */
static int write_literal(OuUnicodeWriter *writer, OuObject *text, Ou_ssize_t *at, Ou_ssize_t end)
{
    while (*at < end) {
        Ou_ssize_t start = *at;
        OuUCS4 c = 0;
        while (*at < end && (c = ou_unicode_char(text, *at)) != '{' && c != '}') {
            ++*at;
        }
        if (ou_writer_substring(writer, text, start, *at) < 0) {
            return -1;
        }
        if (*at == end) {
            return 0;
        }
        ++*at;
        int doubled = *at < end && ou_unicode_char(text, *at) == c;
        if (!doubled && (c == '}' || *at == end)) {
            OuErr_Format(OuExc_ValueError, "Single '%c' encountered in format string", (int)c);
            return -1;
        }
        if (!doubled) {
            return 1;
        }
        if (ou_writer_char(writer, c) < 0) {
            return -1;
        }
        ++*at;
    }
    return 0;
}

/**
 * Formats text[start:end]: new, or NULL. CPython: build_string
 * (Objects/stringlib/unicode_format.h).
 */
static OuObject *build_string(Formatter *formatter, OuObject *text, Ou_ssize_t start,
                              Ou_ssize_t end, int depth)
{
    if (depth <= 0) {
        return OuErr_Format(OuExc_ValueError, "Max string recursion exceeded");
    }
    OuUnicodeWriter writer = {0};
    Ou_ssize_t at = start;
    int more;
    while ((more = write_literal(&writer, text, &at, end)) > 0) {
        Field field;
        if (read_field(text, &at, end, &field) < 0 ||
            write_field(formatter, &writer, text, &field, depth) < 0) {
            more = -1;
            break;
        }
    }
    if (more < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

OuObject *ou_string_format(OuObject *format, OuObject *args, OuObject *kwargs)
{
    Formatter formatter = {.args = args, .kwargs = kwargs};
    return build_string(&formatter, format, 0, ou_unicode_length(format), 2);
}
