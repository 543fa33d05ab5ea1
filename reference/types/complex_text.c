// SPDX-License-Identifier: MIT
/**
 * @file complex_text.c
 * A complex as text: `(1+2j)`, and back.
 */
#include "complex_internal.h"
#include "float_internal.h"

#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- from text ------------------------------------------------------------------------------ */

/** Reads the imaginary unit: 1 and a step forward, or 0. */
static int take_unit(char **at)
{
    int found = **at == 'j' || **at == 'J';
    *at += found;
    return found;
}

/** Reads the number in front of a `j`, where `+j` means one and `-j` minus one. */
static double imaginary_part(char **at)
{
    char *end;
    double value = strtod(*at, &end);
    if (end == *at) {
        value = *end == '-' ? -1.0 : 1.0;
        end += *end == '-' || *end == '+';
    }
    *at = end;
    return value;
}

/** Reads `1`, `2j` or `1+2j`: 0 with the text advanced; -1 if it is none of them. */
static int read_parts(char **at, OuComplex *value)
{
    char *end;
    double first = strtod(*at, &end);
    *value = (OuComplex){0.0, 0.0};
    if (end != *at && *end != 'j' && *end != 'J') {
        value->real = first;
        *at = end;
        if (*end != '+' && *end != '-') {
            return 0;
        }
    }
    value->imag = imaginary_part(at);
    return take_unit(at) ? 0 : -1;
}

/** Reads a whole text without white space around: 0, or -1 if it is no complex. */
static int read_text(char *text, OuComplex *value)
{
    int bracket = *text == '(';
    char *at = text + bracket;
    at += strspn(at, " ");
    /* What strtod() knows and Python does not: hexadecimal floats and nan(...). */
    if (strpbrk(at, "xX(") != NULL || read_parts(&at, value) < 0) {
        return -1;
    }
    at += strspn(at, " ");
    if (bracket && *at++ != ')') {
        return -1;
    }
    return at[strspn(at, " ")] == '\0' ? 0 : -1;
}

int ou_complex_read(OuObject *text, OuComplex *value)
{
    char *copy = ou_float_copy_text(text);
    if (copy == NULL) {
        return -1;
    }
    int failed = ou_float_remove_underscores(copy) < 0 || read_text(copy, value) < 0;
    OuMem_Free(copy);
    if (failed) {
        OuErr_SetString(OuExc_ValueError, "complex() arg is a malformed string");
        return -1;
    }
    return 0;
}

/* ---- to text -------------------------------------------------------------------------------- */

/** Writes one part as repr() of a float does, but a whole number without its `.0`. */
static void part_repr(double value, char text[OU_FLOAT_REPR_SIZE])
{
    ou_float_repr(value, text);
    size_t size = strlen(text);
    if (size > 2 && strcmp(text + size - 2, ".0") == 0) {
        text[size - 2] = '\0';
    }
}

OuObject *ou_complex_repr(OuObject *self)
{
    OuComplex value = ou_complex_value(self);
    char real[OU_FLOAT_REPR_SIZE], imag[OU_FLOAT_REPR_SIZE];
    part_repr(value.imag, imag);
    if (value.real == 0.0 && !signbit(value.real)) {
        return OuUnicode_FromFormat("%sj", imag);
    }
    part_repr(value.real, real);
    return OuUnicode_FromFormat("(%s%s%sj)", real, *imag == '-' ? "" : "+", imag);
}
