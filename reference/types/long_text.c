// SPDX-License-Identifier: MIT
/**
 * @file long_text.c
 * Ints to text and back.
 */
#include "bytes_internal.h"
#include "long_internal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"

#include <ctype.h>
#include <string.h>

int ou_long_max_str_digits = OU_LONG_MAX_STR_DIGITS;

/** How an attempt to read an int ended. */
typedef enum ReadResult {
    READ_OK,         /**< a number */
    READ_NOT_AN_INT, /**< no error is set yet */
    READ_ERROR,      /**< an error is set */
} ReadResult;

/* ---- text to int ------------------------------------------------------------------------------ */

/**
 * The value of a digit, 36 or more if it is none. CPython: _PyLong_DigitValue
 * (Objects/longobject.c).
 */
static int digit_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 'a' ^ 'A';
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 36;
}

/** The base that a prefix such as 0x stands for; 0 if there is none. */
static int prefix_base(const char *text)
{
    if (text[0] != '0') {
        return 0;
    }
    switch (text[1] | ('a' ^ 'A')) {
    case 'x':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 0;
    }
}

/** Copies digits without underscores; returns where they end, or NULL if underscores are misplaced. */
static const char *copy_digits(const char *text, int base, char *digits, Ou_ssize_t *count)
{
    char before = '_';
    Ou_ssize_t copied = 0;
    for (; *text == '_' || digit_value(*text) < base; text++) {
        if (*text != '_') {
            if (digits != NULL) {
                digits[copied] = *text;
            }
            copied++;
        } else if (before == '_') {
            return NULL;
        }
        before = *text;
    }
    *count = copied;
    return before == '_' ? NULL : text;
}

/** The value of plain digits. */
static OuObject *from_digits(const char *digits, Ou_ssize_t count, int base, int negative)
{
    int64_t value = 0;
    for (Ou_ssize_t i = 0; i < count; i++) {
        if (__builtin_mul_overflow(value, base, &value) ||
            __builtin_add_overflow(value, digit_value(digits[i]), &value)) {
            mp_int number;
            if (mp_init(&number) != MP_OKAY) {
                return OuErr_NoMemory();
            }
            mp_err error = mp_read_radix(&number, digits, base);
            if (error == MP_OKAY && negative) {
                error = mp_neg(&number, &number);
            }
            return ou_long_take(&number, error);
        }
    }
    return OuLong_FromLongLong(negative ? -value : value);
}

/** Reads the digits of a number: `*text` moves behind them. */
static ReadResult read_digits(const char **text, int base, int negative, OuObject **result)
{
    Ou_ssize_t count;
    const char *end = copy_digits(*text, base, NULL, &count);
    if (end == NULL) {
        return READ_NOT_AN_INT;
    }
    if (ou_long_max_str_digits > 0 && count > ou_long_max_str_digits && (base & (base - 1)) != 0) {
        OuErr_Format(OuExc_ValueError,
                     "Exceeds the limit (%d digits) for integer string conversion: value has %td "
                     "digits; use sys.set_int_max_str_digits() to increase the limit",
                     ou_long_max_str_digits, count);
        return READ_ERROR;
    }
    char few[64];
    char *digits = count < (Ou_ssize_t)sizeof few ? few : OuMem_Malloc((size_t)count + 1);
    if (digits == NULL) {
        OuErr_NoMemory();
        return READ_ERROR;
    }
    copy_digits(*text, base, digits, &count);
    digits[count] = '\0';
    *result = from_digits(digits, count, base, negative);
    if (digits != few) {
        OuMem_Free(digits);
    }
    *text = end;
    return *result == NULL ? READ_ERROR : READ_OK;
}

/**
 * Reads an int with all that may surround it. CPython: PyLong_FromString (Objects/longobject.c).
 */
static ReadResult read_int(const char **text, int base, OuObject **result)
{
    const char *at = *text;
    while (isspace((unsigned char)*at)) {
        at++;
    }
    int negative = *at == '-';
    at += *at == '-' || *at == '+';
    int prefix = prefix_base(at), must_be_zero = 0;
    if (base == 0) {
        must_be_zero = *at == '0' && prefix == 0;
        base = prefix != 0 ? prefix : 10;
    }
    if (prefix == base) {
        at += 2;
        at += *at == '_';
    }
    ReadResult done = read_digits(&at, base, negative, result);
    if (done != READ_OK) {
        return done;
    }
    if (must_be_zero && ou_long_sign(*result) != 0) {
        Ou_Clear(result);
        return READ_NOT_AN_INT;
    }
    while (isspace((unsigned char)*at)) {
        at++;
    }
    *text = at;
    return READ_OK;
}

/** Whether a base may be asked for: 1, or 0 with ValueError set. */
static int check_base(int base)
{
    if (base != 0 && (base < 2 || base > 36)) {
        OuErr_SetString(OuExc_ValueError, "int() arg 2 must be >= 2 and <= 36");
        return 0;
    }
    return 1;
}

OuObject *OuLong_FromString(const char *text, char **end, int base)
{
    if (!check_base(base)) {
        return NULL;
    }
    const char *at = text;
    OuObject *result = NULL;
    ReadResult done = read_int(&at, base, &result);
    if (end != NULL) {
        *end = (char *)(uintptr_t)at;
    }
    if (done == READ_OK && end == NULL && *at != '\0') {
        Ou_Clear(&result);
        done = READ_NOT_AN_INT;
    }
    if (done == READ_NOT_AN_INT) {
        OuObject *shown = OuUnicode_Decode(text, (Ou_ssize_t)strlen(text), "utf-8", "replace");
        if (shown != NULL) {
            ou_err_format(OuExc_ValueError, "invalid literal for int() with base %d: %.200R", base,
                          shown);
            Ou_DecRef(shown);
        }
    }
    return result;
}

OuObject *ou_long_from_bytes(OuObject *bytes, int base)
{
    const char *at = ou_byteslike_data(bytes), *end = at + Ou_SIZE(bytes);
    OuObject *result = NULL;
    ReadResult done = read_int(&at, base, &result);
    if (done == READ_OK && at != end) {
        Ou_Clear(&result);
        done = READ_NOT_AN_INT;
    }
    if (done == READ_NOT_AN_INT) {
        OuObject *shown = OuObject_Bytes(bytes); /* a bytearray is shown as bytes */
        if (shown != NULL) {
            ou_err_format(OuExc_ValueError, "invalid literal for int() with base %d: %.200R", base,
                          shown);
            Ou_DecRef(shown);
        }
    }
    return result;
}

/**
 * A str as ASCII: white space becomes blanks, what cannot be in a number becomes '?'. CPython:
 * _PyUnicode_TransformDecimalAndSpaceToASCII (Objects/unicodeobject.c).
 */
static char *to_ascii(OuObject *text)
{
    Ou_ssize_t length = ou_unicode_length(text);
    char *ascii = OuMem_Malloc((size_t)length + 1);
    if (ascii == NULL) {
        return OuErr_NoMemory();
    }
    for (Ou_ssize_t i = 0; i < length; i++) {
        OuUCS4 character = ou_unicode_char(text, i);
        ascii[i] = ou_unicode_isspace(character)      ? ' '
                   : character > 0 && character < 128 ? (char)character
                                                      : '?';
    }
    ascii[length] = '\0';
    return ascii;
}

OuObject *OuLong_FromUnicodeObject(OuObject *text, int base)
{
    if (!check_base(base)) {
        return NULL;
    }
    char *ascii = to_ascii(text);
    if (ascii == NULL) {
        return NULL;
    }
    const char *at = ascii;
    OuObject *result = NULL;
    ReadResult done = read_int(&at, base, &result);
    if (done == READ_OK && *at != '\0') {
        Ou_Clear(&result);
        done = READ_NOT_AN_INT;
    }
    OuMem_Free(ascii);
    if (done == READ_NOT_AN_INT) {
        ou_err_format(OuExc_ValueError, "invalid literal for int() with base %d: %.200R", base,
                      text);
    }
    return result;
}

/* ---- int to text ------------------------------------------------------------------------------ */

/** Writes a small value at the end of a buffer; returns where it begins. */
static char *write_small(char *end, int64_t value, int base)
{
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do {
        *--end = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % (unsigned)base];
        rest /= (unsigned)base;
    } while (rest > 0);
    return end;
}

/** Puts sign and prefix in front of digits; `text` has room for 3 characters before it. */
static char *write_front(char *text, int base, int prefix, int negative)
{
    if (prefix && (base == 2 || base == 8 || base == 16)) {
        *--text = base == 2 ? 'b' : base == 8 ? 'o' : 'x';
        *--text = '0';
    }
    if (negative) {
        *--text = '-';
    }
    return text;
}

/** Sets the error for texts that would take quadratic time: always NULL. */
static OuObject *too_many_digits(void)
{
    return OuErr_Format(OuExc_ValueError,
                        "Exceeds the limit (%d digits) for integer string conversion; use "
                        "sys.set_int_max_str_digits() to increase the limit",
                        ou_long_max_str_digits);
}

/** The text of a big int. */
static OuObject *format_big(OuObject *op, int base, int prefix)
{
    OuMpView view;
    mp_int number = *ou_mp_view(&view, op);
    number.sign = MP_ZPOS;
    size_t bits = (size_t)mp_count_bits(&number);
    int limited = (base & (base - 1)) != 0 && ou_long_max_str_digits > 0;
    if (limited &&
        (double)(bits - 1) * 0.30102999 / (base > 10 ? 1.72 : 1) > ou_long_max_str_digits) {
        return too_many_digits();
    }
    size_t room = bits / (size_t)(31 - __builtin_clz((unsigned)base)) + 8;
    char *buffer = OuMem_Malloc(room);
    if (buffer == NULL) {
        return OuErr_NoMemory();
    }
    OuObject *result = NULL;
    char *text = buffer + 3;
    if (mp_to_radix(&number, text, room - 3, NULL, base) != MP_OKAY) {
        OuErr_NoMemory();
    } else if (limited && strlen(text) > (size_t)ou_long_max_str_digits) {
        too_many_digits();
    } else {
        for (char *at = text; *at != '\0'; at++) {
            *at = (char)tolower((unsigned char)*at);
        }
        result = OuUnicode_FromString(write_front(text, base, prefix, ou_long_sign(op) < 0));
    }
    OuMem_Free(buffer);
    return result;
}

OuObject *ou_long_format(OuObject *op, int base, int prefix)
{
    if (!ou_long_is_small(op)) {
        return format_big(op, base, prefix);
    }
    char buffer[72], *end = buffer + sizeof buffer - 1;
    *end = '\0';
    int64_t value = ou_long_small(op);
    return OuUnicode_FromString(
        write_front(write_small(end, value, base), base, prefix, value < 0));
}

OuObject *ou_long_repr(OuObject *op)
{
    return ou_long_format(op, 10, 0);
}
