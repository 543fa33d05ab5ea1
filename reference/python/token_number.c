/* SPDX-License-Identifier: MIT */
/**
 * @file token_number.c
 * Numbers, as the tokenizer sees them: where they end, and whether they are well formed.
 */
#include <ctype.h>
#include <string.h>
#include "token.h"

/** 1 if `c` is a digit of a base. */
static int is_digit_of(char c, int base)
{
    if (base == 16) {
        return isxdigit((unsigned char)c) != 0;
    }
    return c >= '0' && c < '0' + base;
}

/**
 * Checks what follows a number: not a letter, except those of a keyword such as in `1if x else y`.
 * CPython: verify_end_of_number (Parser/tokenizer.c).
 */
static int check_end(OuTokenizer *t, const char *kind)
{
    static const char *const may_follow[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < sizeof may_follow / sizeof *may_follow; i++) {
        size_t size = strlen(may_follow[i]);
        if (strncmp(t->cur, may_follow[i], size) == 0 && !ou_is_name_char(t->cur[size])) {
            return 0;
        }
    }
    return ou_is_name_char(*t->cur) ? ou_token_error(t, "invalid %s literal", kind) : 0;
}

/** Reads a number in base 2, 8 or 16, `t->cur` being behind `0b`, `0o` or `0x`. */
static int read_based(OuTokenizer *t, int base, const char *kind)
{
    do {
        if (*t->cur == '_') {
            t->cur++;
        }
        if (!is_digit_of(*t->cur, base)) {
            if (isdigit((unsigned char)*t->cur)) {
                t->cur++;
                return ou_token_error(t, "invalid digit '%c' in %s literal", t->cur[-1], kind);
            }
            return ou_token_error(t, "invalid %s literal", kind);
        }
        while (is_digit_of(*t->cur, base)) {
            t->cur++;
        }
    } while (*t->cur == '_');
    if (isdigit((unsigned char)*t->cur)) {
        t->cur++;
        return ou_token_error(t, "invalid digit '%c' in %s literal", t->cur[-1], kind);
    }
    return check_end(t, kind);
}

/**
 * Reads decimal digits with single underscores between them. CPython: tok_decimal_tail
 * (Parser/tokenizer.c).
 */
static int read_digits(OuTokenizer *t)
{
    for (;;) {
        while (isdigit((unsigned char)*t->cur)) {
            t->cur++;
        }
        if (*t->cur != '_') {
            return 0;
        }
        t->cur++;
        if (!isdigit((unsigned char)*t->cur)) {
            return ou_token_error(t, "invalid decimal literal");
        }
    }
}

/** Reads what may follow the digits before the point: fraction, exponent, `j`. */
static int read_fraction(OuTokenizer *t)
{
    if (*t->cur == '.') {
        t->cur++;
        if (isdigit((unsigned char)*t->cur) && read_digits(t) < 0) {
            return -1;
        }
    }
    if (*t->cur == 'e' || *t->cur == 'E') {
        const char *exponent = t->cur++;
        if (*t->cur == '+' || *t->cur == '-') {
            t->cur++;
            if (!isdigit((unsigned char)*t->cur)) {
                return ou_token_error(t, "invalid decimal literal");
            }
        } else if (!isdigit((unsigned char)*t->cur)) {
            t->cur = exponent; /* the `e` may begin `else` */
            return check_end(t, "decimal");
        }
        if (read_digits(t) < 0) {
            return -1;
        }
    }
    if (*t->cur == 'j' || *t->cur == 'J') {
        t->cur++;
        return check_end(t, "imaginary");
    }
    return check_end(t, "decimal");
}

/** Reads a number that begins with `0` and a digit or underscore: only zero may. */
static int read_leading_zero(OuTokenizer *t, const char *start)
{
    while (*t->cur == '0' || *t->cur == '_') {
        if (*t->cur++ == '_' && !isdigit((unsigned char)*t->cur)) {
            return ou_token_error(t, "invalid decimal literal");
        }
    }
    const char *zeros_end = t->cur;
    int nonzero = isdigit((unsigned char)*t->cur);
    if (nonzero && read_digits(t) < 0) {
        return -1;
    }
    if (nonzero && *t->cur != '.' && tolower((unsigned char)*t->cur) != 'e' &&
        tolower((unsigned char)*t->cur) != 'j') {
        return ou_token_error_at(t, OuExc_SyntaxError, (int)(start - t->line_start),
                                 (int)(zeros_end - t->line_start),
                                 "leading zeros in decimal integer literals are not permitted; "
                                 "use an 0o prefix for octal integers");
    }
    return read_fraction(t);
}

int ou_token_number(OuTokenizer *t)
{
    const char *start = t->cur;
    if (*start == '0') {
        t->cur++;
        switch (*t->cur) {
        case 'x':
        case 'X':
            t->cur++;
            return read_based(t, 16, "hexadecimal");
        case 'o':
        case 'O':
            t->cur++;
            return read_based(t, 8, "octal");
        case 'b':
        case 'B':
            t->cur++;
            return read_based(t, 2, "binary");
        default:
            return read_leading_zero(t, start);
        }
    }
    return read_digits(t) < 0 ? -1 : read_fraction(t);
}
