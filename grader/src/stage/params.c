/* SPDX-License-Identifier: MIT */
/**
 * @file params.c
 * Finds the name in each parameter of a C function.
 *
 * The idea: a parameter's name is its last identifier, once array bounds, attributes and the
 * parameters of function pointers are gone. In `int (*compare)(int, int)` it is the last one
 * within the first brackets.
 */
#include "params.h"

#include "scan.h"

#include "common/util.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/** Words that belong to a type and do not name anything. */
static const char *const qualifiers[] = {"const",  "volatile", "restrict",  "register", "_Atomic",
                                         "struct", "union",    "enum",      "static",   "inline",
                                         "signed", "unsigned", "__restrict"};
/** Words that are a type on their own. */
static const char *const types[] = {"void",  "char",   "short", "int", "long",
                                    "float", "double", "_Bool", "bool"};

static bool among(const char *text, Span word, const char *const words[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (scan_is(text, word, words[i])) {
            return true;
        }
    }
    return false;
}

/** Finds the bracket that closes the one at `open`, or the end of the text. */
static size_t closing(const char *text, size_t open)
{
    size_t depth = 0;
    for (size_t at = open; text[at] != '\0'; at++) {
        depth += text[at] == '(';
        if (text[at] == ')' && --depth == 0) {
            return at;
        }
    }
    return strlen(text);
}

/** Puts blanks over `__attribute__((...))`. */
static void blank_attributes(char *text)
{
    char *found;
    while ((found = strstr(text, "__attribute__")) != NULL) {
        size_t start = (size_t)(found - text);
        size_t open = start + strcspn(text + start, "(");
        size_t end = closing(text, open);
        memset(text + start, ' ', end - start + (text[end] == ')'));
    }
}

/** Finds the last identifier that can be a name; false if there is a type only. */
static bool last_name(const char *text, size_t from, size_t end, size_t needed, Span *name)
{
    size_t words = 0;
    bool can_be_name = false;
    Span word = {from, from};
    while (scan_identifier(text, word.end, end, &word)) {
        if (!among(text, word, qualifiers, sizeof qualifiers / sizeof qualifiers[0])) {
            words++;
            can_be_name = !among(text, word, types, sizeof types / sizeof types[0]);
            *name = word;
        } else {
            words += scan_is(text, word, "unsigned") || scan_is(text, word, "signed");
            can_be_name = false;
        }
    }
    while (end > from && isspace((unsigned char)text[end - 1])) {
        end--;
    }
    return can_be_name && words >= needed && end > from && text[end - 1] != '*';
}

/** Finds the name in one parameter. */
static bool name_in(const char *text, Span *name)
{
    size_t open = strcspn(text, "([");
    if (text[open] == '(' && text[open + 1 + strspn(text + open + 1, " \t\n")] == '*') {
        size_t end = open + 1 + strcspn(text + open + 1, "[)");
        return last_name(text, open + 1, end, 1, name);
    }
    return last_name(text, 0, open, 2, name);
}

static void silence(Text *out, char *parameter)
{
    Span name = {0, 0};
    blank_attributes(parameter);
    if (strstr(parameter, "OU_UNUSED") == NULL && name_in(parameter, &name)) {
        text_printf(out, "    (void)%.*s;\n", (int)(name.end - name.start), parameter + name.start);
    }
}

char *params_silenced(const char *list)
{
    Text out = {0};
    char *copy = must_copy(list);
    size_t start = 0;
    for (size_t at = 0;; at++) {
        if (copy[at] == '(') {
            at = closing(copy, at);
        }
        if (copy[at] == ',' || copy[at] == '\0') {
            bool last = copy[at] == '\0';
            copy[at] = '\0';
            silence(&out, copy + start);
            start = at + 1;
            if (last) {
                break;
            }
        }
    }
    free(copy);
    return text_take(&out);
}
