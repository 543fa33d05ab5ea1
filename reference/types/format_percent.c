// SPDX-License-Identifier: MIT
/**
 * @file format_percent.c
 * format % args. CPython: PyUnicode_Format (Objects/unicodeobject.c).
 *
 * Terms: a *directive* is %[(key)][flags][width][.precision]type.
 */
#include "format_internal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"

#include <limits.h>
#include <string.h>

enum {
    FLAG_LEFT = 1,  /**< `-`: align to the left */
    FLAG_SIGN = 2,  /**< `+`: show a sign in any case */
    FLAG_BLANK = 4, /**< a space in place of a plus sign */
    FLAG_ALT = 8,   /**< `#`: the alternate form */
    FLAG_ZERO = 16, /**< `0`: fill with zeros */
};

/** One formatting. CPython: struct unicode_formatter_t (Objects/unicodeobject.c). */
typedef struct Percent {
    OuObject *format; /**< borrowed */
    Ou_ssize_t at;    /**< where reading goes on */
    OuObject *args;   /**< borrowed: a tuple, or the only argument */
    Ou_ssize_t count; /**< items of the tuple; -1: `args` is the only argument; -2: it is used up */
    Ou_ssize_t next;  /**< the next item */
    OuObject *dict;   /**< borrowed: the mapping, or NULL */
    OuObject *picked; /**< owned: what (key) gave, or NULL; the argument of this directive */
    OuUnicodeWriter *out; /**< the result */
} Percent;

/** One directive. CPython: struct unicode_format_arg_t (Objects/unicodeobject.c). */
typedef struct Directive {
    int flags;            /**< which of `#0- +` were given */
    Ou_ssize_t width;     /**< -1: none */
    Ou_ssize_t precision; /**< -1: none */
    OuUCS4 type;          /**< the conversion, such as `d` */
    Ou_ssize_t type_at;   /**< where it stands, for messages */
} Directive;

/**
 * The next argument: borrowed, or NULL with TypeError set. CPython: unicode_format_getnextarg
 * (Objects/unicodeobject.c).
 */
static OuObject *next_argument(Percent *percent)
{
    if (percent->picked != NULL) {
        return percent->picked;
    }
    if (percent->count == -1) {
        percent->count = -2;
        return percent->args;
    }
    if (percent->next < percent->count) {
        return OuTuple_GET_ITEM(percent->args, percent->next++);
    }
    return OuErr_Format(OuExc_TypeError, "not enough arguments for format string");
}

/* ---- reading a directive ------------------------------------------------------------------------------------ */

/** The code point at the place of reading; (OuUCS4)-1 behind the end. */
static OuUCS4 peek(const Percent *percent)
{
    return percent->at < ou_unicode_length(percent->format)
               ? ou_unicode_char(percent->format, percent->at)
               : (OuUCS4)-1;
}

/** Reads (key) and picks the argument: 0, or -1 with an error set. */
static int read_key(Percent *percent)
{
    if (percent->dict == NULL) {
        OuErr_SetString(OuExc_TypeError, "format requires a mapping");
        return -1;
    }
    Ou_ssize_t start = ++percent->at;
    for (int open = 1; open > 0; percent->at++) {
        OuUCS4 c = peek(percent);
        if (c == (OuUCS4)-1) {
            OuErr_SetString(OuExc_ValueError, "incomplete format key");
            return -1;
        }
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    OuObject *key = OuUnicode_Substring(percent->format, start, percent->at - 1);
    if (key == NULL) {
        return -1;
    }
    OuObject *value = OuObject_GetItem(percent->dict, key);
    Ou_DecRef(key);
    if (value == NULL) {
        return -1;
    }
    Ou_XSetRef(&percent->picked, value);
    return 0;
}

/** Reads a number or '*': 0, or -1 with an error set. `what` is for the message. */
static int read_size(Percent *percent, const char *what, Ou_ssize_t *size)
{
    if (peek(percent) == '*') {
        percent->at++;
        OuObject *op = next_argument(percent);
        if (op == NULL) {
            return -1;
        }
        if (!OuLong_Check(op)) {
            OuErr_SetString(OuExc_TypeError, "* wants int");
            return -1;
        }
        *size = OuLong_AsSsize_t(op);
        return *size == -1 && OuErr_Occurred() ? -1 : 1;
    }
    for (OuUCS4 c = peek(percent); c >= '0' && c <= '9'; c = peek(percent)) {
        *size = *size < 0 ? 0 : *size;
        if (*size > (INT_MAX - 9) / 10) {
            OuErr_Format(OuExc_ValueError, "%s too big", what);
            return -1;
        }
        *size = *size * 10 + (Ou_ssize_t)(c - '0');
        percent->at++;
    }
    return 0;
}

/** Reads the flags. */
static int read_flags(Percent *percent)
{
    int flags = 0;
    for (;; percent->at++) {
        switch (peek(percent)) {
        case '-':
            flags |= FLAG_LEFT;
            break;
        case '+':
            flags |= FLAG_SIGN;
            break;
        case ' ':
            flags |= FLAG_BLANK;
            break;
        case '#':
            flags |= FLAG_ALT;
            break;
        case '0':
            flags |= FLAG_ZERO;
            break;
        default:
            return flags;
        }
    }
}

/**
 * Reads a directive behind its '%': 0, or -1 with an error set. CPython: unicode_format_arg_parse
 * (Objects/unicodeobject.c).
 */
static int read_directive(Percent *percent, Directive *directive)
{
    *directive = (Directive){.width = -1, .precision = -1};
    if (peek(percent) == '(' && read_key(percent) < 0) {
        return -1;
    }
    directive->flags = read_flags(percent);
    int starred = read_size(percent, "width", &directive->width);
    if (starred < 0) {
        return -1;
    }
    if (starred && directive->width < 0) {
        directive->flags |= FLAG_LEFT;
        directive->width = -directive->width;
    }
    if (peek(percent) == '.') {
        percent->at++;
        directive->precision = 0;
        if (read_size(percent, "precision", &directive->precision) < 0) {
            return -1;
        }
        directive->precision = directive->precision < 0 ? 0 : directive->precision;
    }
    while (peek(percent) == 'h' || peek(percent) == 'l' || peek(percent) == 'L') {
        percent->at++;
    }
    if (peek(percent) == (OuUCS4)-1) {
        OuErr_SetString(OuExc_ValueError, "incomplete format");
        return -1;
    }
    directive->type_at = percent->at;
    directive->type = peek(percent);
    percent->at++;
    return 0;
}

/* ---- writing -------------------------------------------------------------------------------------------------- */

/** Adds a str with padding. */
static int write_padded(Percent *percent, const Directive *directive, OuObject *text)
{
    Ou_ssize_t length = ou_unicode_length(text);
    if (directive->precision >= 0 && directive->precision < length) {
        length = directive->precision;
    }
    Ou_ssize_t padding = directive->width > length ? directive->width - length : 0;
    int left = (directive->flags & FLAG_LEFT) != 0;
    if (ou_writer_fill(percent->out, ' ', left ? 0 : padding) < 0 ||
        ou_writer_substring(percent->out, text, 0, length) < 0) {
        return -1;
    }
    return ou_writer_fill(percent->out, ' ', left ? padding : 0);
}

/**
 * Adds a number: `text` has its sign, `prefix` stands behind it. CPython: unicode_format_arg_output
 * (Objects/unicodeobject.c).
 */
static int write_number(Percent *percent, const Directive *directive, const char *text,
                        const char *prefix, Ou_ssize_t min_digits)
{
    OuUCS4 sign = 0;
    if (*text == '-' || *text == '+') {
        sign = (OuUCS4)*text++;
    } else if (directive->flags & FLAG_SIGN) {
        sign = '+';
    } else if (directive->flags & FLAG_BLANK) {
        sign = ' ';
    }
    Ou_ssize_t digits = (Ou_ssize_t)strlen(text);
    Ou_ssize_t zeros = min_digits > digits ? min_digits - digits : 0;
    Ou_ssize_t used = (sign != 0) + (Ou_ssize_t)strlen(prefix) + zeros + digits;
    Ou_ssize_t padding = directive->width > used ? directive->width - used : 0;
    int left = (directive->flags & FLAG_LEFT) != 0;
    if (!left && (directive->flags & FLAG_ZERO)) {
        zeros += padding;
        padding = 0;
    }
    if (ou_writer_fill(percent->out, ' ', left ? 0 : padding) < 0 ||
        ou_writer_fill(percent->out, sign, sign != 0) < 0 ||
        ou_writer_ascii(percent->out, prefix) < 0 || ou_writer_fill(percent->out, '0', zeros) < 0 ||
        ou_writer_ascii(percent->out, text) < 0) {
        return -1;
    }
    return ou_writer_fill(percent->out, ' ', left ? padding : 0);
}

/**
 * The int of a %d, %x ... argument: new, or NULL with TypeError set. CPython: mainformatlong
 * (Objects/unicodeobject.c).
 */
static OuObject *to_int(OuObject *op, OuUCS4 type)
{
    if (OuLong_Check(op)) {
        return Ou_NewRef(op);
    }
    int needs_index = type == 'x' || type == 'o' || type == 'X';
    if (OuNumber_Check(op)) {
        OuObject *value = needs_index ? OuNumber_Index(op) : OuNumber_Long(op);
        if (value != NULL || !OuErr_ExceptionMatches(OuExc_TypeError)) {
            return value;
        }
        OuErr_Clear();
    }
    return OuErr_Format(OuExc_TypeError, "%%%c format: %s is required, not %.200s", (int)type,
                        needs_index ? "an integer" : "a real number", Ou_TYPE(op)->tp_name);
}

/** %d, %i, %u, %o, %x, %X. */
static int write_int(Percent *percent, const Directive *directive, OuObject *op)
{
    OuUCS4 type = directive->type == 'i' || directive->type == 'u' ? 'd' : directive->type;
    OuObject *value = to_int(op, type);
    if (value == NULL) {
        return -1;
    }
    int base = type == 'o' ? 8 : type == 'd' ? 10 : 16;
    OuObject *text = ou_long_format(value, base, 0);
    Ou_DecRef(value);
    if (text == NULL) {
        return -1;
    }
    size_t size = (size_t)ou_unicode_length(text) + 1;
    char *digits = OuMem_Malloc(size);
    int result = -1;
    if (digits == NULL) {
        OuErr_NoMemory();
    } else {
        memcpy(digits, ou_unicode_data(text), size);
        for (char *at = digits; type == 'X' && *at != '\0'; at++) {
            *at = (char)(*at >= 'a' ? *at - 'a' + 'A' : *at);
        }
        const char *prefix = !(directive->flags & FLAG_ALT) || base == 10 ? ""
                             : type == 'o'                                ? "0o"
                             : type == 'x'                                ? "0x"
                                                                          : "0X";
        result = write_number(percent, directive, digits, prefix, directive->precision);
    }
    OuMem_Free(digits);
    Ou_DecRef(text);
    return result;
}

/** %e, %f, %g and their large forms. */
static int write_float(Percent *percent, const Directive *directive, OuObject *op)
{
    double value = OuFloat_AsDouble(op);
    if (value == -1.0 && OuErr_Occurred()) {
        return -1;
    }
    int precision = directive->precision < 0 ? 6 : (int)directive->precision;
    char *text = ou_double_to_string(value, (char)directive->type, precision,
                                     directive->flags & FLAG_ALT ? OU_DTSF_ALT : 0);
    if (text == NULL) {
        return -1;
    }
    int result = write_number(percent, directive, text, "", 0);
    OuMem_Free(text);
    return result;
}

/** %c. CPython: formatchar (Objects/unicodeobject.c). */
static int write_char(Percent *percent, const Directive *directive, OuObject *op)
{
    OuUCS4 character;
    if (OuUnicode_Check(op) && ou_unicode_length(op) == 1) {
        character = ou_unicode_char(op, 0);
    } else if (OuUnicode_Check(op) || !OuIndex_Check(op)) {
        OuErr_SetString(OuExc_TypeError, "%c requires int or char");
        return -1;
    } else {
        long value = OuLong_AsLong(op);
        if (value == -1 && OuErr_Occurred()) {
            return -1;
        }
        if (value < 0 || value > 0x10ffff) {
            OuErr_SetString(OuExc_OverflowError, "%c arg not in range(0x110000)");
            return -1;
        }
        character = (OuUCS4)value;
    }
    OuObject *text = OuUnicode_FromOrdinal((int)character);
    if (text == NULL) {
        return -1;
    }
    Directive uncut = *directive;
    uncut.precision = -1;
    int result = write_padded(percent, &uncut, text);
    Ou_DecRef(text);
    return result;
}

/** %s, %r, %a. */
static int write_object(Percent *percent, const Directive *directive, OuObject *op)
{
    OuObject *text = directive->type == 's'   ? OuObject_Str(op)
                     : directive->type == 'r' ? OuObject_Repr(op)
                                              : OuObject_ASCII(op);
    if (text == NULL) {
        return -1;
    }
    int result = write_padded(percent, directive, text);
    Ou_DecRef(text);
    return result;
}

/**
 * Reads and writes one directive: 0, or -1 with an error set. CPython: unicode_format_arg
 * (Objects/unicodeobject.c).
 */
static int write_directive(Percent *percent)
{
    Directive directive;
    if (peek(percent) == '%') {
        percent->at++;
        return ou_writer_char(percent->out, '%');
    }
    if (read_directive(percent, &directive) < 0) {
        return -1;
    }
    OuObject *op = next_argument(percent);
    if (op == NULL) {
        return -1;
    }
    OuUCS4 type = directive.type < 128 ? directive.type : 0;
    switch (type) {
    case 's':
    case 'r':
    case 'a':
        return write_object(percent, &directive, op);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return write_int(percent, &directive, op);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return write_float(percent, &directive, op);
    case 'c':
        return write_char(percent, &directive, op);
    default:
        OuErr_Format(OuExc_ValueError, "unsupported format character '%c' (0x%x) at index %td",
                     directive.type >= 32 && directive.type < 127 ? (int)directive.type : '?',
                     directive.type, directive.type_at);
        return -1;
    }
}

OuObject *OuUnicode_Format(OuObject *format, OuObject *args)
{
    OuUnicodeWriter writer = {0};
    Percent percent = {.format = format, .args = args, .count = -1, .out = &writer};
    if (OuTuple_Check(args)) {
        percent.count = OuTuple_GET_SIZE(args);
    } else if (OuMapping_Check(args) && !OuUnicode_Check(args)) {
        percent.dict = args;
    }
    int failed = 0;
    while (!failed && percent.at < ou_unicode_length(format)) {
        Ou_ssize_t start = percent.at;
        while (percent.at < ou_unicode_length(format) && peek(&percent) != '%') {
            percent.at++;
        }
        failed = ou_writer_substring(&writer, format, start, percent.at) < 0;
        if (!failed && percent.at < ou_unicode_length(format)) {
            percent.at++;
            failed = write_directive(&percent) < 0;
            Ou_Clear(&percent.picked);
        }
    }
    int unused = percent.count == -1 || (percent.count >= 0 && percent.next < percent.count);
    if (!failed && unused && percent.dict == NULL) {
        OuErr_SetString(OuExc_TypeError, "not all arguments converted during string formatting");
        failed = 1;
    }
    if (failed) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}
