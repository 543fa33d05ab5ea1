/* SPDX-License-Identifier: MIT */
/**
 * @file expect.c
 * Reading and blanking of expectations.
 *
 * An expectation is a comment that begins with "// expect:" (in Python with "# expect:", or with
 * "# expect-error:" at the beginning of a line) and ends with its line. The program
 * that is compiled does not hold it: a student's code must not be able to find out what is
 * expected. Every line stays where it is, so that messages name the right line.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>

static const char mark[] = "// expect:";
static const char python_mark[] = "# expect:";
static const char error_mark[] = "# expect-error:";

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

/**
 * Where the expectation of a line of Python begins, or NULL: at the last mark that is no part of
 * "## expect:" and has a blank or nothing behind it.
 */
static const char *find_python_mark(const char *line, size_t length)
{
    const char *last = NULL, *end = line + length;
    const char *at = line;
    while ((at = find_mark(at, (size_t)(end - at), python_mark)) != NULL) {
        const char *behind = at + strlen(python_mark);
        if ((at == line || at[-1] != '#') && (behind == end || *behind == ' ')) {
            last = at;
        }
        at = behind;
    }
    return last;
}

/** Whether a line is an expectation of an error. */
static bool is_error_line(const char *line, size_t length)
{
    return length >= strlen(error_mark) && strncmp(line, error_mark, strlen(error_mark)) == 0;
}

/** What stands behind a mark, without the one blank that follows it. */
static char *behind_mark(const char *at, const char *end)
{
    if (at < end && *at == ' ') {
        at++;
    }
    return must_print("%.*s", (int)(end - at), at);
}

char *expect_collect_python(const char *source, Strings *expected)
{
    char *error = NULL;
    while (*source != '\0') {
        size_t length = strcspn(source, "\n");
        const char *at = find_python_mark(source, length);
        if (is_error_line(source, length)) {
            free(error);
            error = behind_mark(source + strlen(error_mark), source + length);
        } else if (at != NULL) {
            strings_take(expected, behind_mark(at + strlen(python_mark), source + length));
        }
        source += length + (source[length] == '\n');
    }
    return error;
}

char *expect_blank_python(const char *source)
{
    Text blanked = {0};
    while (*source != '\0') {
        size_t length = strcspn(source, "\n");
        const char *at = is_error_line(source, length) ? source : find_python_mark(source, length);
        text_add(&blanked, source, at == NULL ? length : (size_t)(at - source));
        source += length;
        if (*source == '\n') {
            text_add(&blanked, source++, 1);
        }
    }
    return text_take(&blanked);
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
