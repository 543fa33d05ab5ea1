/* SPDX-License-Identifier: MIT */
/**
 * @file source_check.c
 * What a student's source says: see source_check.h.
 *
 * Names may be glued together by macros, so they are looked at after the preprocessor has run. Which
 * lines of its output are the student's is told by line markers, `# 12 "FILE"`. So the source itself is
 * looked at first: it must not write line markers of its own.
 */
#include "source_check.h"
#include "allowed.h"
#include "tokens.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MESSAGES_AT_MOST = 10 };

/** A line of the preprocessor's that is the student's, and where it comes from. */
typedef struct OwnLine {
    const char *file; /**< borrowed from the names */
    int line;
} OwnLine;

/** One file that is being looked at. */
typedef struct Look {
    const SourceText *source;
    SourceNames *names;
    Text *message;
    int found;
    const char *file; /**< where we are in the student's files */
    int line;
    Text own; /**< the student's lines, all in one: what begins on one may end on another */
    OwnLine *lines;
    size_t count;
    size_t room;
} Look;

/** Says one thing that must not be there. */
static void say(Look *look, const char *format, ...) PRINTF_LIKE(2, 3);

static void say(Look *look, const char *format, ...)
{
    va_list args;
    if (look->found++ < MESSAGES_AT_MOST) {
        text_printf(look->message, "%s:%d: ", look->file, look->line);
        va_start(args, format);
        text_vprintf(look->message, format, args);
        va_end(args);
        text_puts(look->message, "\n");
    }
}

/* ---- names --------------------------------------------------------------------------------- */

static void add_name(Names *names, const Token *token, const char *file, int line)
{
    if (names->count == names->room) {
        names->room = names->room == 0 ? 256 : 2 * names->room;
        names->items = must_resize(names->items, names->room, sizeof *names->items);
    }
    char *name = must_print("%.*s", (int)token->length, token->at);
    names->items[names->count++] = (NamePlace){name, file, line};
    names->sorted = false;
}

static int by_name_and_place(const void *left, const void *right)
{
    const NamePlace *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order == 0 && a->file != NULL && b->file != NULL) {
        order = strcmp(a->file, b->file);
    }
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

const NamePlace *name_find(Names *names, const char *name)
{
    if (!names->sorted && names->count > 0) {
        qsort(names->items, names->count, sizeof *names->items, by_name_and_place);
        names->sorted = true;
    }
    size_t low = 0, high = names->count; /* the first that is not below `name` is in low..high */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(names->items[middle].name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < names->count && strcmp(names->items[low].name, name) == 0 ? &names->items[low]
                                                                           : NULL;
}

static void free_names(Names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        free(names->items[i].name);
    }
    free(names->items);
    *names = (Names){0};
}

void source_names_free(SourceNames *names)
{
    free_names(&names->own);
    free_names(&names->course);
    strings_free(&names->files);
}

/* ---- the source as it was handed in -------------------------------------------------------- */

static void check_directives(Look *look)
{
    Tokens tokens;
    tokens_open(&tokens, text_string(look->source->raw), look->source->raw->used);
    for (Token token = tokens_next(&tokens); token.kind != TOKEN_END;) {
        bool directive = token.first && token_is(&token, "#");
        look->line = token.line;
        token = tokens_next(&tokens);
        if (directive && !token.first && (token.kind == TOKEN_NUMBER || token_is(&token, "line"))) {
            say(look, "#line gives lines another name, so no message would find them. Take it out.");
        }
    }
    tokens_close(&tokens);
}

/* ---- lines of the preprocessor's ----------------------------------------------------------- */

/** Reads `# 12 "FILE" flags`; returns the file, a new string, or NULL when it is no such line. */
static char *read_marker(const char *line, size_t length, int *number)
{
    if (length < 3 || line[0] != '#' || line[1] != ' ' || !isdigit((unsigned char)line[2])) {
        return NULL;
    }
    const char *from = memchr(line, '"', length);
    const char *to = from == NULL ? NULL : memrchr(line, '"', length);
    *number = (int)strtol(line + 2, NULL, 10);
    return from == NULL || to == from ? must_copy("")
                                      : must_print("%.*s", (int)(to - from - 1), from + 1);
}

/** A line that the preprocessor hands on to the compiler. */
static void check_handed_on(Look *look, const char *line, size_t length)
{
    static const char *const fine[] = {"#pragma GCC diagnostic ", "#pragma GCC unroll ",
                                       "#pragma once"};
    for (size_t i = 0; i < COUNT_OF(fine); i++) {
        if (length >= strlen(fine[i]) && strncmp(line, fine[i], strlen(fine[i])) == 0) {
            return;
        }
    }
    say(look, "%.*s changes what the compiler or the linker does. Take it out; of the pragmas, "
              "GCC diagnostic and GCC unroll may be used.",
        (int)strcspn(line, "\n") < 60 ? (int)strcspn(line, "\n") : 60, line);
}

/* ---- the student's lines ------------------------------------------------------------------- */

/**
 * Reads the list of an attribute, `((a, b(1)))` or `[[a, gnu::b]]`, from behind the first `depth`
 * brackets.
 */
static void check_attributes(Look *look, Tokens *tokens, int depth)
{
    bool begins = true; /* a name that comes now is an attribute, not an argument of one */
    Token token;
    for (int at = depth; at > 0 && (token = tokens_next(tokens)).kind != TOKEN_END;) {
        if (token_is(&token, "(") || token_is(&token, "[")) {
            begins = ++at <= 2;
        } else if (token_is(&token, ")") || token_is(&token, "]")) {
            at--;
        } else if (token_is(&token, ",")) {
            begins = at <= 2;
        } else if (token.kind == TOKEN_NAME && begins) {
            begins = token_is(&token, "gnu") || token_is(&token, "__gnu__");
            if (!begins && !allowed_attribute(token.at, token.length)) {
                say(look,
                    "the attribute %.*s is not allowed: it may move, hide or replace things behind "
                    "the tests' backs. Take it out.",
                    (int)token.length, token.at);
            }
        }
    }
}

static void check_name(Look *look, const Token *token)
{
    char *name = must_print("%.*s", (int)token->length, token->at);
    const char *why = refused_name(name);
    if (why != NULL) {
        say(look, "%s %s. %s", name, why, instead_of(name));
    }
    free(name);
    add_name(&look->names->own, token, look->file, look->line);
}

static void check_own_lines(Look *look)
{
    Tokens tokens;
    bool bracket = false;
    tokens_open(&tokens, text_string(&look->own), look->own.used);
    for (Token token; (token = tokens_next(&tokens)).kind != TOKEN_END;) {
        bool opens = token_is(&token, "[");
        look->file = look->lines[token.line - 1].file;
        look->line = look->lines[token.line - 1].line;
        if (opens && bracket) {
            check_attributes(look, &tokens, 2);
        } else if (token_is(&token, "__attribute__") || token_is(&token, "__attribute")) {
            Token next = tokens_next(&tokens);
            if (token_is(&next, "(")) {
                check_attributes(look, &tokens, 1);
            }
        } else if (token.kind == TOKEN_NAME) {
            check_name(look, &token);
        }
        bracket = opens && !bracket;
    }
    tokens_close(&tokens);
}

/* ---- what the preprocessor prints ---------------------------------------------------------- */

/** Where a line of the preprocessor's comes from. */
typedef enum Origin { ORIGIN_OWN, ORIGIN_COURSE, ORIGIN_SYSTEM } Origin;

/** Notes that lines of another file follow. */
static Origin enter(Look *look, const char *path)
{
    char *plain = allowed_plain_path(path);
    Origin origin = ORIGIN_SYSTEM;
    if (!allowed_header(path)) {
        say(look,
            "%s is included, and is neither a header of the course nor one of the C library. Take "
            "the #include out.",
            path);
    } else if (path[0] != '/' && starts_with(plain, "/labs/") && !ends_with(plain, ".h")) {
        if (!strings_have(&look->names->files, plain + 1)) {
            strings_add(&look->names->files, plain + 1);
        }
        for (size_t i = 0; i < look->names->files.count; i++) {
            if (strcmp(look->names->files.items[i], plain + 1) == 0) {
                look->file = look->names->files.items[i];
            }
        }
        origin = ORIGIN_OWN;
    } else if (path[0] != '/' && starts_with(plain, "/reference/include/")) {
        origin = ORIGIN_COURSE;
    }
    free(plain);
    return origin;
}

static void add_own_line(Look *look, const char *line, size_t length)
{
    if (look->count == look->room) {
        look->room = look->room == 0 ? 256 : 2 * look->room;
        look->lines = must_resize(look->lines, look->room, sizeof *look->lines);
    }
    look->lines[look->count++] = (OwnLine){look->file, look->line};
    text_add(&look->own, line, length);
}

static void keep_course_names(SourceNames *names, const char *bytes, size_t count)
{
    Tokens tokens;
    tokens_open(&tokens, bytes, count);
    for (Token token; (token = tokens_next(&tokens)).kind != TOKEN_END;) {
        if (token.kind == TOKEN_NAME) {
            add_name(&names->course, &token, NULL, token.line);
        }
    }
    tokens_close(&tokens);
}

/** Sorts the lines that the preprocessor has printed by where they come from. */
static void read_spread(Look *look)
{
    const char *at = text_string(look->source->spread), *end = at + look->source->spread->used;
    Origin origin = ORIGIN_SYSTEM;
    while (at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        size_t length = line_end == NULL ? (size_t)(end - at) : (size_t)(line_end - at) + 1;
        int number = 0;
        char *marked = read_marker(at, length, &number);
        if (marked != NULL) {
            origin = enter(look, marked);
            look->line = origin == ORIGIN_OWN ? number : look->line;
        } else if (origin == ORIGIN_OWN) {
            if (at[0] == '#') {
                check_handed_on(look, at, length);
            } else {
                add_own_line(look, at, length);
            }
            look->line++;
        } else if (origin == ORIGIN_COURSE) {
            keep_course_names(look->names, at, length);
        }
        free(marked);
        at += length;
    }
}

bool source_check(const SourceText *source, SourceNames *names, Text *message)
{
    Look look = {.source = source, .names = names, .message = message, .file = source->shown};
    check_directives(&look);
    look.line = 1;
    read_spread(&look);
    check_own_lines(&look);
    free(look.lines);
    text_free(&look.own);
    return look.found == 0;
}
