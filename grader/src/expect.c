/* SPDX-License-Identifier: MIT */
/**
 * @file expect.c
 * Reading and blanking of expectations.
 *
 * An expectation is a comment that begins with "// expect:" and ends with its line. The program
 * that is compiled does not hold it: a student's code must not be able to find out what is
 * expected. Every line stays where it is, so that messages name the right line.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>

static const char mark[] = "// expect:";

/** Adds a copy of the text without blanks at its two ends. */
static char *trimmed(const char *text, size_t length)
{
    while (length > 0 && strchr(" \t\r", text[length - 1]) != NULL) {
        length--;
    }
    while (length > 0 && *text == ' ') {
        text++;
        length--;
    }
    return must_print("%.*s", (int)length, text);
}

/** Where the mark begins in the first `length` bytes of `line`, or NULL. */
static const char *find_mark(const char *line, size_t length, const char *wanted)
{
    return memmem(line, length, wanted, strlen(wanted));
}

void expect_collect(const char *source, Strings *expected)
{
    while (*source != '\0') {
        size_t length = strcspn(source, "\n");
        const char *at = find_mark(source, length, mark);
        if (at != NULL) {
            at += strlen(mark);
            strings_take(expected, trimmed(at, (size_t)(source + length - at)));
        }
        source += length + (source[length] == '\n');
    }
}

char *expect_blank(const char *source)
{
    Text blanked = {0};
    while (*source != '\0') {
        size_t length = strcspn(source, "\n");
        const char *at = find_mark(source, length, mark);
        text_add(&blanked, source, at == NULL ? length : (size_t)(at - source));
        source += length;
        if (*source == '\n') {
            text_add(&blanked, source++, 1);
        }
    }
    return text_take(&blanked);
}

char *comment_value(const char *source, const char *key)
{
    char *wanted = must_print("// %s:", key);
    const char *at = strstr(source, wanted);
    char *value = NULL;
    if (at != NULL) {
        at += strlen(wanted);
        value = trimmed(at, strcspn(at, "\n"));
    }
    free(wanted);
    return value;
}
