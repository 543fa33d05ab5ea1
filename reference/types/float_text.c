// SPDX-License-Identifier: MIT
/**
 * @file float_text.c
 * The shortest text of a double.
 *
 * A decimal of at most 15 digits survives the way into a double and back, so 15 digits without
 * trailing zeros are the shortest text if they read back right; else 16, else 17. (Below the normal
 * range fewer digits may do, so all lengths are tried there. Below a power of two doubles stand twice
 * as close as above it, so there a text that is a little too large may be the shortest.)
 */
#include "ouro/float.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Adds one to the last digit of "d.ddde+xx"; 0 if that would need one digit more. */
static int increment(char *text)
{
    for (char *at = strchr(text, 'e') - 1; at >= text; at--) {
        if (*at == '9') {
            *at = '0';
        } else if (*at != '.') {
            ++*at;
            return 1;
        }
    }
    return 0;
}

/** Whether a text with too few digits reads back once its last digit is one more. */
static int reads_back_above(double value, char *text)
{
    int exponent;
    return frexp(value, &exponent) == 0.5 && increment(text) && strtod(text, NULL) == value;
}

/** Writes "d.ddde+xx" with the fewest digits that read back; the value is finite. */
static void shortest_exponential(double value, char text[OU_FLOAT_REPR_SIZE])
{
    int digits = fabs(value) < DBL_MIN ? 1 : 15;
    for (; digits <= 17; digits++) {
        snprintf(text, OU_FLOAT_REPR_SIZE, "%.*e", digits - 1, value);
        if (digits == 17 || strtod(text, NULL) == value || reads_back_above(value, text)) {
            return;
        }
    }
}

/** Takes digits and exponent out of "d.ddde+xx"; trailing zeros are dropped. Returns the number of digits. */
static int read_exponential(const char *text, char digits[20], int *exponent)
{
    int count = 0;
    for (; *text != 'e'; text++) {
        if (*text >= '0' && *text <= '9') {
            digits[count++] = *text;
        }
    }
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    *exponent = atoi(text + 1);
    return count;
}

void ou_float_repr(double value, char text[OU_FLOAT_REPR_SIZE])
{
    if (!isfinite(value)) {
        strcpy(text, isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
        return;
    }
    char exponential[OU_FLOAT_REPR_SIZE], digits[20];
    int exponent;
    shortest_exponential(fabs(value), exponential);
    int count = read_exponential(exponential, digits, &exponent);
    char *at = text;
    if (signbit(value)) {
        *at++ = '-';
    }
    if (exponent < -4 || exponent >= 16) {
        *at++ = digits[0];
        if (count > 1) {
            *at++ = '.';
            memcpy(at, digits + 1, (size_t)count - 1);
            at += count - 1;
        }
        snprintf(at, 8, "e%+03d", exponent);
        return;
    }
    /* Loop invariant: the digit for 10^i is written next, and the point after that of 10^0. */
    for (int i = exponent > 0 ? exponent : 0; i >= 0 || exponent - i < count; i--) {
        if (i == -1) {
            *at++ = '.';
        }
        int index = exponent - i;
        *at++ = index >= 0 && index < count ? digits[index] : '0';
    }
    *at = '\0';
    if (exponent - -1 >= count) {
        strcpy(at, ".0");
    }
}
