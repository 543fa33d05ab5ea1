/* SPDX-License-Identifier: MIT */
/**
 * @file assembly_check.c
 * What the compiler made of a student's file: see assembly_check.h.
 *
 * Directives that matter:
 *
 *     .file 1 "NAME"         a number for a file       .section NAME,"flags"   where what follows goes
 *     .loc 1 12 3            code of file 1, line 12   .zero N, .comm NAME,N   memory
 *     #APP                   assembly of the student's begins
 */
#include "assembly_check.h"
#include "allowed.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MESSAGES_AT_MOST = 10, FILES_AT_MOST = 1024 };

/** One assembly text that is being read. */
typedef struct Reading {
    const char *shown;
    bool asan;
    Text *message;
    Strings said; /**< each thing is said once */
    bool own[FILES_AT_MOST]; /**< which numbers of .file are the student's */
    int line;                /**< of the student's code; 0: none yet */
    size_t bytes;            /**< of variables */
} Reading;

static void say(Reading *reading, const char *format, ...) PRINTF_LIKE(2, 3);

static void say(Reading *reading, const char *format, ...)
{
    Text text = {0};
    va_list args;
    va_start(args, format);
    text_vprintf(&text, format, args);
    va_end(args);
    if (!strings_have(&reading->said, text_string(&text))) {
        strings_add(&reading->said, text_string(&text));
        if (reading->said.count <= MESSAGES_AT_MOST) {
            text_printf(reading->message, "%s\n", text_string(&text));
        }
    }
    text_free(&text);
}

/** The place of what stands here, "FILE:12", or "FILE" before any code. A static string. */
static const char *place(const Reading *reading)
{
    static char words[512];
    if (reading->line > 0) {
        snprintf(words, sizeof words, "%s:%d", reading->shown, reading->line);
    } else {
        snprintf(words, sizeof words, "%s", reading->shown);
    }
    return words;
}

/** `.file 1 "labs/lab1-refcount/refcount.c"`; DWARF 5 has a folder before the name. */
static void read_file(Reading *reading, const char *rest)
{
    char *after;
    long number = strtol(rest, &after, 10);
    const char *to = strrchr(after, '"');
    const char *from = to;
    while (from != NULL && from > after && from[-1] != '"') {
        from--;
    }
    if (after != rest && number >= 0 && number < FILES_AT_MOST && to != NULL) {
        size_t length = (size_t)(to - from);
        reading->own[number] = length <= strlen(reading->shown) &&
                               strncmp(from, reading->shown, length) == 0 &&
                               reading->shown[length] == '\0';
    }
}

static void read_loc(Reading *reading, const char *rest)
{
    char *after;
    long number = strtol(rest, &after, 10);
    if (number >= 0 && number < FILES_AT_MOST && reading->own[number]) {
        reading->line = (int)strtol(after, NULL, 10);
    }
}

static void read_section(Reading *reading, const char *rest)
{
    char *name = must_print("%.*s", (int)strcspn(rest, ","), rest);
    const char *flags = strchr(rest, '"');
    bool runs = flags != NULL && memchr(flags + 1, 'x', strcspn(flags + 1, "\"")) != NULL;
    if (strcmp(name, ".note.GNU-stack") == 0 && runs) {
        say(reading,
            "%s: takes the address of a function that stands within another one, and so needs a "
            "stack that can be executed. Move that function out of the other.",
            reading->shown);
    } else if (!allowed_section(name, reading->asan)) {
        say(reading,
            "%s: puts something into the section %s, which is not one of a lab's. Take out what "
            "moves it there.",
            reading->shown, name);
    } else if (runs && !starts_with(name, ".text")) {
        say(reading, "%s: the section %s holds data, and yet could be executed.", reading->shown,
            name);
    }
    free(name);
}

static void add_bytes(Reading *reading, const char *number)
{
    size_t bytes = strtoull(number, NULL, 0);
    size_t limit = (size_t)STATIC_MEGABYTES << 20;
    reading->bytes = bytes > limit || reading->bytes + bytes > limit ? limit + 1
                                                                     : reading->bytes + bytes;
    if (reading->bytes > limit) {
        say(reading, "%s: its variables take more than %d MiB before it begins to work. Make the "
                     "large array smaller.",
            reading->shown, STATIC_MEGABYTES);
    }
}

static void read_directive(Reading *reading, const char *line)
{
    size_t length = strcspn(line, " \t");
    const char *rest = line + length + strspn(line + length, " \t");
    char *name = must_print("%.*s", (int)length, line);
    const char *comma = strchr(rest, ',');
    if (strcmp(name, ".file") == 0) {
        read_file(reading, rest);
    } else if (strcmp(name, ".loc") == 0) {
        read_loc(reading, rest);
    } else if (strcmp(name, ".section") == 0 || strcmp(name, ".pushsection") == 0) {
        read_section(reading, rest);
    } else if (strcmp(name, ".zero") == 0 || strcmp(name, ".skip") == 0 ||
               strcmp(name, ".space") == 0) {
        add_bytes(reading, rest);
    } else if (strcmp(name, ".comm") == 0 && comma != NULL) {
        add_bytes(reading, comma + 1);
    } else if (strcmp(name, ".weak") == 0 || strcmp(name, ".weakref") == 0) {
        say(reading, "%s: %s is weak: it would stand back behind another of the same name. Take "
                     "the attribute or the pragma out.",
            reading->shown, rest);
    } else if (strcmp(name, ".incbin") == 0 || strcmp(name, ".include") == 0) {
        say(reading, "%s: reads another file into the program. Take it out.", place(reading));
    }
    free(name);
}

/** Reads one line, without space before it. */
static void read_line(Reading *reading, const char *line)
{
    if (starts_with(line, "#APP")) {
        say(reading, "%s: has inline assembly, of its own or from a header. The labs are written "
                     "in C. Take it out.",
            place(reading));
    } else if (line[0] == '.' && line[strcspn(line, " \t:")] != ':') {
        read_directive(reading, line);
    } else if (isalpha((unsigned char)line[0])) {
        const char *words = refused_instruction(line);
        if (words != NULL) {
            say(reading, "%s: comes to the instruction %.*s, which %s. Take it out.", place(reading),
                (int)strcspn(line, " \t;"), line, words);
        }
    }
}

bool assembly_check(const char *shown, const Text *assembly, bool asan, Text *message)
{
    Reading reading = {.shown = shown, .asan = asan, .message = message};
    char *copy = must_copy(text_string(assembly)), *rest = copy;
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        read_line(&reading, line + strspn(line, " \t"));
    }
    bool good = reading.said.count == 0;
    strings_free(&reading.said);
    free(copy);
    return good;
}
