// SPDX-License-Identifier: MIT
/**
 * @file format_spec.c
 * format(value, spec) of str, int and float. CPython: Python/formatter_unicode.c.
 *
 * The spec: [[fill]align][sign][z][#][0][width][grouping][.precision][type].
 *
 * A number is laid out as: padding, sign, prefix, padding (for '='), digits in groups, the rest
 * (point, decimals, exponent), padding.
 */
#include "format_internal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <limits.h>
#include <string.h>

/** A spec, read. CPython: InternalFormatSpec (Python/formatter_unicode.c). */
typedef struct Spec {
    OuUCS4 fill;          /**< what the room is filled with */
    OuUCS4 align;         /**< one of `<`, `>`, `=`, `^`; 0: not given */
    OuUCS4 type;          /**< the presentation type; 0: not given */
    int alternate;        /**< # */
    int no_negative_zero; /**< z */
    OuUCS4 sign;          /**< + - or blank; 0: none given */
    Ou_ssize_t width;     /**< -1: none given */
    OuUCS4 grouping;      /**< , or _ ; 0: none */
    Ou_ssize_t precision; /**< -1: none given */
} Spec;

/* ---- reading a spec ------------------------------------------------------------------------------ */

Ou_ssize_t ou_read_number(OuObject *text, Ou_ssize_t *at, Ou_ssize_t end)
{
    Ou_ssize_t number = -1;
    for (; *at < end; ++*at) {
        OuUCS4 c = ou_unicode_char(text, *at);
        if (c < '0' || c > '9') {
            break;
        }
        number = number < 0 ? 0 : number;
        if (number > (OU_SSIZE_T_MAX - 9) / 10) {
            OuErr_SetString(OuExc_ValueError, "Too many decimal digits in format string");
            return -2;
        }
        number = number * 10 + (Ou_ssize_t)(c - '0');
    }
    return number;
}

/**
 * Whether a code point of a format spec says how to align: 1 or 0. CPython: is_alignment_token
 * (Python/formatter_unicode.c).
 */
static int is_align(OuUCS4 c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/** The code point at `at`, 0 behind the end. */
static OuUCS4 peek(OuObject *text, Ou_ssize_t at)
{
    return at < ou_unicode_length(text) ? ou_unicode_char(text, at) : 0;
}

/** Reads fill, alignment and the flags; returns where it stopped. */
static Ou_ssize_t read_front(OuObject *text, Spec *spec, OuUCS4 default_align)
{
    Ou_ssize_t at = 0;
    int fill_given = 0, align_given = 0;
    if (is_align(peek(text, 1))) {
        spec->fill = peek(text, 0);
        spec->align = peek(text, 1);
        fill_given = align_given = 1;
        at = 2;
    } else if (is_align(peek(text, 0))) {
        spec->align = peek(text, 0);
        align_given = 1;
        at = 1;
    }
    if (peek(text, at) == '+' || peek(text, at) == '-' || peek(text, at) == ' ') {
        spec->sign = peek(text, at++);
    }
    if (peek(text, at) == 'z') {
        spec->no_negative_zero = 1;
        at++;
    }
    if (peek(text, at) == '#') {
        spec->alternate = 1;
        at++;
    }
    if (!fill_given && peek(text, at) == '0') {
        spec->fill = '0';
        if (!align_given && default_align == '>') {
            spec->align = '=';
        }
        at++;
    }
    return at;
}

/**
 * Says what is wrong with a grouping character; returns -1. CPython:
 * invalid_thousands_separator_type (Python/formatter_unicode.c).
 */
static int bad_grouping(OuUCS4 grouping, OuUCS4 type)
{
    ou_err_format(OuExc_ValueError,
                  type > 32 && type < 128 ? "Cannot specify '%c' with '%c'."
                                          : "Cannot specify '%c' with '\\x%x'.",
                  (int)grouping, (int)type);
    return -1;
}

/** Reads the grouping characters at `*at`: 0, or -1 with ValueError set. */
static int read_grouping(OuObject *text, Spec *spec, Ou_ssize_t *at)
{
    if (peek(text, *at) == ',') {
        spec->grouping = ',';
        ++*at;
    }
    if (peek(text, *at) == '_') {
        if (spec->grouping != 0) {
            OuErr_SetString(OuExc_ValueError, "Cannot specify both ',' and '_'.");
            return -1;
        }
        spec->grouping = '_';
        ++*at;
    }
    if (peek(text, *at) == ',' && spec->grouping == '_') {
        OuErr_SetString(OuExc_ValueError, "Cannot specify both ',' and '_'.");
        return -1;
    }
    return 0;
}

/** Whether a type can be grouped: 0, or -1 with ValueError set. */
static int check_grouping(const Spec *spec)
{
    switch (spec->type) {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F':
    case '\0':
        return 0;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
        return spec->grouping == '_' ? 0 : bad_grouping(spec->grouping, spec->type);
    default:
        return bad_grouping(spec->grouping, spec->type);
    }
}

/**
 * Reads a spec: 0, or -1 with ValueError set. CPython: parse_internal_render_format_spec
 * (Python/formatter_unicode.c).
 */
static int read_spec(OuObject *op, OuObject *text, Spec *spec, OuUCS4 default_type,
                     OuUCS4 default_align)
{
    *spec = (Spec){
        .fill = ' ', .align = default_align, .type = default_type, .width = -1, .precision = -1};
    Ou_ssize_t end = ou_unicode_length(text), at = read_front(text, spec, default_align);
    spec->width = ou_read_number(text, &at, end);
    if (spec->width == -2 || read_grouping(text, spec, &at) < 0) {
        return -1;
    }
    if (peek(text, at) == '.' && at < end) {
        at++;
        spec->precision = ou_read_number(text, &at, end);
        if (spec->precision < 0) {
            if (spec->precision == -1) {
                OuErr_SetString(OuExc_ValueError, "Format specifier missing precision");
            }
            return -1;
        }
    }
    if (end - at > 1) {
        ou_err_format(OuExc_ValueError, "Invalid format specifier '%U' for object of type '%.200s'",
                      text, Ou_TYPE(op)->tp_name);
        return -1;
    }
    if (end - at == 1) {
        spec->type = ou_unicode_char(text, at);
    }
    return spec->grouping != 0 ? check_grouping(spec) : 0;
}

/**
 * Says that a type does not fit an object; NULL always. CPython: unknown_presentation_type
 * (Python/formatter_unicode.c).
 */
static OuObject *unknown_type(OuObject *op, OuUCS4 type)
{
    return ou_err_format(OuExc_ValueError,
                         type > 32 && type < 128
                             ? "Unknown format code '%c' for object of type '%.200s'"
                             : "Unknown format code '\\x%x' for object of type '%.200s'",
                         (int)type, Ou_TYPE(op)->tp_name);
}

/** Says that a flag is not for an object; NULL always. */
static OuObject *not_allowed(const char *what, const char *where)
{
    return OuErr_Format(OuExc_ValueError, "%s not allowed in %s format specifier", what, where);
}

/* ---- str ------------------------------------------------------------------------------------------ */

/** How much padding stands in front: all for '>', half for '^', none else. */
static Ou_ssize_t left_padding(OuUCS4 align, Ou_ssize_t all)
{
    return align == '>' ? all : align == '^' ? all / 2 : 0;
}

/** Finishes a writer, or drops it if something failed. */
static OuObject *finish_unless(int failed, OuUnicodeWriter *writer)
{
    if (failed) {
        ou_writer_drop(writer);
        return NULL;
    }
    return ou_writer_finish(writer);
}

/** CPython: format_string_internal (Python/formatter_unicode.c). */
static OuObject *format_str(OuObject *op, const Spec *spec)
{
    if (spec->sign != 0) {
        return not_allowed(spec->sign == ' ' ? "Space" : "Sign", "string");
    }
    if (spec->no_negative_zero) {
        return not_allowed("Negative zero coercion (z)", "string");
    }
    if (spec->alternate) {
        return not_allowed("Alternate form (#)", "string");
    }
    if (spec->align == '=') {
        return OuErr_Format(OuExc_ValueError,
                            "'=' alignment not allowed in string format specifier");
    }
    Ou_ssize_t length = ou_unicode_length(op);
    if (spec->precision >= 0 && spec->precision < length) {
        length = spec->precision;
    }
    Ou_ssize_t padding = spec->width > length ? spec->width - length : 0;
    Ou_ssize_t left = left_padding(spec->align, padding);
    OuUnicodeWriter writer = {0};
    int failed = ou_writer_fill(&writer, spec->fill, left) < 0 ||
                 ou_writer_substring(&writer, op, 0, length) < 0 ||
                 ou_writer_fill(&writer, spec->fill, padding - left) < 0;
    return finish_unless(failed, &writer);
}

OuObject *ou_unicode_format_advanced(OuObject *op, OuObject *spec_text)
{
    if (ou_unicode_length(spec_text) == 0) {
        return OuUnicode_CheckExact(op) ? Ou_NewRef(op) : OuObject_Str(op);
    }
    Spec spec;
    if (read_spec(op, spec_text, &spec, 's', '<') < 0) {
        return NULL;
    }
    return spec.type == 's' ? format_str(op, &spec) : unknown_type(op, spec.type);
}

/* ---- numbers ---------------------------------------------------------------------------------------- */

/** A number in its parts. */
typedef struct Number {
    int negative;       /**< 1: a minus sign is shown */
    const char *prefix; /**< "", "0x" ... */
    const char *digits; /**< of the whole part */
    size_t digit_count; /**< how many */
    const char *rest;   /**< point, decimals, exponent; NUL-terminated */
    OuUCS4 character;   /**< for the type c: stands instead of digits; (OuUCS4)-1: no */
} Number;

/**
 * Adds digits with a separator between groups, and zeros in front up to `min_width`.
 *
 * Groups are counted from the right, so they are first counted, then written from the left.
 * CPython: _PyUnicode_InsertThousandsGrouping (Objects/unicodeobject.c).
 */
static int write_grouped(OuUnicodeWriter *writer, const Number *number, const Spec *spec,
                         Ou_ssize_t min_width)
{
    Ou_ssize_t digits = (Ou_ssize_t)number->digit_count, group = 3;
    if (spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X') {
        group = 4;
    }
    Ou_ssize_t all = digits;
    if (spec->grouping == 0) {
        all = min_width > digits ? min_width : digits;
    } else {
        /* The least number of digits that, with their separators, fill the width. */
        while (all + (all - 1) / group < min_width) {
            all++;
        }
    }
    for (Ou_ssize_t left = all; left > 0; left--) {
        if (spec->grouping != 0 && left != all && left % group == 0 &&
            ou_writer_char(writer, spec->grouping) < 0) {
            return -1;
        }
        char digit = left > digits ? '0' : number->digits[digits - left];
        if (ou_writer_char(writer, (OuUCS4)digit) < 0) {
            return -1;
        }
    }
    return 0;
}

/** Lays a number out. CPython: calc_number_widths (Python/formatter_unicode.c), fill_number. */
static OuObject *write_number(const Number *number, const Spec *spec)
{
    OuUCS4 sign = number->negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
    int is_character = number->character != (OuUCS4)-1;
    Ou_ssize_t front = (sign != 0) + (Ou_ssize_t)strlen(number->prefix);
    Ou_ssize_t rest = is_character ? 1 : (Ou_ssize_t)strlen(number->rest);
    Ou_ssize_t digits = (Ou_ssize_t)number->digit_count;
    Ou_ssize_t min_width = 0;
    if (spec->fill == '0' && spec->align == '=' && spec->width > 0) {
        min_width = spec->width - front - rest;
    }
    OuUnicodeWriter middle = {0};
    if (digits > 0 && write_grouped(&middle, number, spec, min_width) < 0) {
        ou_writer_drop(&middle);
        return NULL;
    }
    OuObject *grouped = ou_writer_finish(&middle);
    if (grouped == NULL) {
        return NULL;
    }
    Ou_ssize_t used = front + rest + ou_unicode_length(grouped);
    Ou_ssize_t padding = spec->width > used ? spec->width - used : 0;
    Ou_ssize_t left = left_padding(spec->align, padding);
    Ou_ssize_t inner = spec->align == '=' ? padding : 0;
    OuUnicodeWriter writer = {0};
    int failed = ou_writer_fill(&writer, spec->fill, left) < 0 ||
                 ou_writer_fill(&writer, sign, sign != 0) < 0 ||
                 ou_writer_ascii(&writer, number->prefix) < 0 ||
                 ou_writer_fill(&writer, spec->fill, inner) < 0 ||
                 ou_writer_str(&writer, grouped) < 0 ||
                 (is_character ? ou_writer_char(&writer, number->character)
                               : ou_writer_ascii(&writer, number->rest)) < 0 ||
                 ou_writer_fill(&writer, spec->fill, padding - left - inner) < 0;
    Ou_DecRef(grouped);
    return finish_unless(failed, &writer);
}

/** The type c: the code point of an int. */
static OuObject *format_character(OuObject *op, const Spec *spec)
{
    if (spec->sign != 0) {
        return OuErr_Format(OuExc_ValueError, "Sign not allowed with integer format specifier 'c'");
    }
    if (spec->alternate) {
        return OuErr_Format(OuExc_ValueError,
                            "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    long value = OuLong_AsLong(op);
    if (value == -1 && OuErr_Occurred()) {
        return NULL;
    }
    if (value < 0 || value > 0x10ffff) {
        return OuErr_Format(OuExc_OverflowError, "%%c arg not in range(0x110000)");
    }
    Number number = {.prefix = "", .digits = "", .rest = "", .character = (OuUCS4)value};
    return write_number(&number, spec);
}

/** CPython: format_long_internal (Python/formatter_unicode.c). */
static OuObject *format_int(OuObject *op, const Spec *spec)
{
    if (spec->precision != -1) {
        return not_allowed("Precision", "integer");
    }
    if (spec->no_negative_zero) {
        return not_allowed("Negative zero coercion (z)", "integer");
    }
    if (spec->type == 'c') {
        return format_character(op, spec);
    }
    OuUCS4 type = spec->type;
    int base = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
    OuObject *text = ou_long_format(op, base, 0);
    if (text == NULL) {
        return NULL;
    }
    char *digits = ou_unicode_data(text);
    Number number = {.prefix = "", .rest = "", .character = (OuUCS4)-1};
    number.negative = *digits == '-';
    if (spec->alternate && base != 10) {
        number.prefix = type == 'b' ? "0b" : type == 'o' ? "0o" : type == 'x' ? "0x" : "0X";
    }
    number.digit_count = strlen(digits) - (size_t)number.negative;
    char *upper = NULL;
    if (type == 'X') {
        upper = OuMem_Malloc(strlen(digits) + 1);
        if (upper == NULL) {
            Ou_DecRef(text);
            return OuErr_NoMemory();
        }
        strcpy(upper, digits);
        for (char *at = upper; *at != '\0'; at++) {
            *at = (char)(*at >= 'a' ? *at - 'a' + 'A' : *at);
        }
        digits = upper;
    }
    number.digits = digits + number.negative;
    OuObject *result = write_number(&number, spec);
    OuMem_Free(upper);
    Ou_DecRef(text);
    return result;
}

/** Whether a text shows zero: only zeros and a point before the exponent. */
static int shows_zero(const char *text)
{
    size_t zeros = strspn(text, "0.");
    return zeros > 0 &&
           (text[zeros] == '\0' || text[zeros] == 'e' || text[zeros] == 'E' || text[zeros] == '%');
}

/** CPython: format_float_internal (Python/formatter_unicode.c). */
static OuObject *format_float(double value, const Spec *spec)
{
    OuUCS4 type = spec->type;
    int flags = spec->alternate ? OU_DTSF_ALT : 0, percent = type == '%';
    Ou_ssize_t precision = spec->precision, default_precision = 6;
    if (precision > INT_MAX) {
        return OuErr_Format(OuExc_ValueError, "precision too big");
    }
    if (type == '\0') {
        flags |= OU_DTSF_ADD_DOT_0;
        type = 'r';
        default_precision = 0;
    } else if (type == 'n') {
        type = 'g';
    } else if (percent) {
        type = 'f';
        value *= 100;
    }
    if (precision < 0) {
        precision = default_precision;
    } else if (type == 'r') {
        type = 'g';
    }
    char *text = ou_double_to_string(value, (char)type, (int)precision, flags);
    char *all = text == NULL ? NULL : OuMem_Realloc(text, strlen(text) + 2);
    if (all == NULL) {
        OuMem_Free(text);
        return OuErr_NoMemory();
    }
    if (percent) {
        strcat(all, "%");
    }
    Number number = {.prefix = "", .character = (OuUCS4)-1};
    number.negative = *all == '-';
    number.digits = all + number.negative;
    if (spec->no_negative_zero && shows_zero(number.digits)) {
        number.negative = 0;
    }
    number.digit_count = strspn(number.digits, "0123456789");
    number.rest = number.digits + number.digit_count;
    OuObject *result = write_number(&number, spec);
    OuMem_Free(all);
    return result;
}

/** Whether a presentation type turns an int into a float: 1 or 0. */
static int is_float_type(OuUCS4 type)
{
    return type < 128 && type != 0 && strchr("eEfFgG%", (int)type) != NULL;
}

OuObject *ou_long_format_advanced(OuObject *op, OuObject *spec_text)
{
    if (ou_unicode_length(spec_text) == 0) {
        return OuObject_Str(op);
    }
    Spec spec;
    if (read_spec(op, spec_text, &spec, 'd', '>') < 0) {
        return NULL;
    }
    if (is_float_type(spec.type)) {
        double value = OuLong_AsDouble(op);
        return value == -1.0 && OuErr_Occurred() ? NULL : format_float(value, &spec);
    }
    if (spec.type < 128 && spec.type != 0 && strchr("bcdoxXn", (int)spec.type) != NULL) {
        return format_int(op, &spec);
    }
    return unknown_type(op, spec.type);
}

OuObject *ou_float_format_advanced(OuObject *op, OuObject *spec_text)
{
    if (ou_unicode_length(spec_text) == 0) {
        return OuObject_Str(op);
    }
    Spec spec;
    if (read_spec(op, spec_text, &spec, '\0', '>') < 0) {
        return NULL;
    }
    if (spec.type == '\0' || spec.type == 'n' || is_float_type(spec.type)) {
        return format_float(ou_float_value(op), &spec);
    }
    return unknown_type(op, spec.type);
}
