// SPDX-License-Identifier: MIT
/**
 * @file format_double.c
 * Doubles as text in the ways that format specs and % ask for. CPython: Python/pystrtod.c.
 */
#include "format_internal.h"

#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/memory.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** printf into a fresh block. */
static char *print(const char *format, int precision, double value)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    int length = snprintf(NULL, 0, format, precision, value);
    char *text = length < 0 ? NULL : OuMem_Malloc((size_t)length + 1);
    if (text == NULL) {
        return OuErr_NoMemory();
    }
    snprintf(text, (size_t)length + 1, format, precision, value);
#pragma GCC diagnostic pop
    return text;
}

/** Writes `count` digits with the point after digit `point`, zeros around if need be; returns the end. */
static char *write_positional(char *at, const char *digits, int count, int point)
{
    int last = count > point ? count : point;
    if (point <= 0) {
        *at++ = '0';
        *at++ = '.';
        memset(at, '0', (size_t)-point);
        at += -point;
        memcpy(at, digits, (size_t)count);
        return at + count;
    }
    for (int i = 0; i < last; i++) {
        if (i == point) {
            *at++ = '.';
        }
        *at++ = i < count ? digits[i] : '0';
    }
    return at;
}

/**
 * The type g: significant digits, exponent only where it is needed. CPython: format_float_short
 * (Python/pystrtod.c).
 */
static char *general(double value, int precision, int flags)
{
    precision = precision == 0 ? 1 : precision;
    char *exponential = print("%.*e", precision - 1, value);
    if (exponential == NULL) {
        return NULL;
    }
    char *mark = strchr(exponential, 'e'), *digits = exponential;
    int point = atoi(mark + 1) + 1, count = 0;
    for (char *at = exponential; at < mark; at++) {
        if (isdigit((unsigned char)*at)) {
            digits[count++] = *at;
        }
    }
    while (!(flags & OU_DTSF_ALT) && count > 1 && digits[count - 1] == '0') {
        count--;
    }
    int width = (count > abs(point) ? count : abs(point)) + 16;
    char *text = OuMem_Malloc((size_t)width + 8);
    if (text == NULL) {
        OuMem_Free(exponential);
        return OuErr_NoMemory();
    }
    char *end;
    if (point <= -4 || point > precision - ((flags & OU_DTSF_ADD_DOT_0) ? 1 : 0)) {
        end = write_positional(text, digits, count, 1);
        if (count == 1 && (flags & OU_DTSF_ALT)) {
            *end++ = '.';
        }
        snprintf(end, 8, "e%+03d", point - 1);
    } else {
        end = write_positional(text, digits, count, point);
        if (point >= count && (flags & (OU_DTSF_ALT | OU_DTSF_ADD_DOT_0))) {
            *end++ = '.';
            if (flags & OU_DTSF_ADD_DOT_0) {
                *end++ = '0';
            }
        }
        *end = '\0';
    }
    OuMem_Free(exponential);
    return text;
}

/** Puts a minus sign in front of a text, which is freed. */
static char *negated(char *text)
{
    size_t size = strlen(text) + 1;
    char *result = OuMem_Realloc(text, size + 1);
    if (result == NULL) {
        OuMem_Free(text);
        return OuErr_NoMemory();
    }
    memmove(result + 1, result, size);
    result[0] = '-';
    return result;
}

/** The text of a value that is not negative; NULL with MemoryError set. */
static char *format_positive(double value, char type, int precision, int flags)
{
    char repr[OU_FLOAT_REPR_SIZE];
    switch (type) {
    case 'e':
        return print(flags & OU_DTSF_ALT ? "%#.*e" : "%.*e", precision, value);
    case 'f':
        return print(flags & OU_DTSF_ALT ? "%#.*f" : "%.*f", precision, value);
    case 'g':
        return general(value, precision, flags);
    default:
        break;
    }
    ou_float_repr(value, repr);
    char *text = OuMem_Malloc(sizeof repr + 1);
    if (text == NULL) {
        return OuErr_NoMemory();
    }
    strcpy(text, repr);
    char *mark = strchr(text, 'e');
    if ((flags & OU_DTSF_ALT) && mark != NULL && strchr(text, '.') == NULL) {
        memmove(mark + 1, mark, strlen(mark) + 1);
        *mark = '.';
    }
    return text;
}

char *ou_double_to_string(double value, char type, int precision, int flags)
{
    char *text;
    if (!isfinite(value)) {
        text = OuMem_Malloc(8);
        if (text == NULL) {
            return OuErr_NoMemory();
        }
        strcpy(text, isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
    } else {
        text = format_positive(fabs(value), (char)tolower(type), precision, flags);
        if (text != NULL && signbit(value)) {
            text = negated(text);
        }
    }
    for (char *at = text; at != NULL && isupper((unsigned char)type) && *at != '\0'; at++) {
        *at = (char)toupper((unsigned char)*at);
    }
    return text;
}
