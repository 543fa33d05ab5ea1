/* SPDX-License-Identifier: MIT */
/**
 * @file source.c
 * Source text before it is tokens: encoding, line ends; and the place of an error in it.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "token.h"
#include "ouro/memory.h"

void ou_syntax_info_clear(OuSyntaxInfo *info)
{
    OuMem_Free(info->text);
    memset(info, 0, sizeof *info);
}

/** The start of a line of a source, counted from 1; its end when there are fewer lines. */
static const char *find_line(const char *source, int lineno)
{
    const char *line = source;
    for (int i = 1; i < lineno; i++) {
        const char *end = strchr(line, '\n');
        if (end == NULL || end[1] == '\0') {
            break;
        }
        line = end + 1;
    }
    return line;
}

/** How many characters the first `bytes` bytes of a line are. */
static int count_characters(const char *line, size_t size, int bytes)
{
    int count = 0;
    for (int i = 0; i < bytes; i++) {
        count += (size_t)i >= size || ((unsigned char)line[i] & 0xC0) != 0x80;
    }
    return count;
}

void ou_syntax_error(OuSyntaxInfo *info, const char *source, OuPosition at, OuExcKind kind,
                     const char *format, ...)
{
    if (info->kind != OuExc_None || OuErr_Occurred() != OuExc_None) {
        return;
    }
    info->lineno = at.lineno;
    info->offset = at.col_offset + 1;
    info->end_lineno = at.end_lineno;
    info->end_offset = at.end_col_offset + 1;
    if (source != NULL) {
        const char *line = find_line(source, at.lineno);
        size_t size = strcspn(line, "\n");
        size += line[size] == '\n';
        info->text = OuMem_Malloc(size + 1);
        if (info->text == NULL) {
            OuErr_NoMemory();
            return;
        }
        memcpy(info->text, line, size);
        info->text[size] = '\0';
        info->offset = count_characters(line, size, at.col_offset) + 1;
        if (at.end_col_offset >= 0) {
            line = find_line(source, at.end_lineno);
            info->end_offset = count_characters(line, strcspn(line, "\n"), at.end_col_offset) + 1;
        }
    }
    va_list args;
    va_start(args, format);
    vsnprintf(info->message, sizeof info->message, format, args);
    va_end(args);
    info->kind = kind;
}

/* ---- encoding ------------------------------------------------------------------------------- */

/** Whether a line could hold nothing but blanks before a comment; returns the comment, or NULL. */
static const char *find_comment(const char *line, const char *end)
{
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\f')) {
        line++;
    }
    return line < end && *line == '#' ? line : NULL;
}

/** Copies the encoding that a comment names (`coding: NAME`, PEP 263); 0 if it names none. */
static int find_encoding(const char *comment, const char *end, char *name, size_t room)
{
    for (const char *s = comment; s + 7 < end; s++) {
        if (strncmp(s, "coding", 6) != 0 || (s[6] != ':' && s[6] != '=')) {
            continue;
        }
        s += 7;
        while (s < end && (*s == ' ' || *s == '\t')) {
            s++;
        }
        size_t size = 0;
        while (s + size < end && size + 1 < room &&
               (isalnum((unsigned char)s[size]) || strchr("-_.", s[size]) != NULL)) {
            name[size] = s[size] == '_' ? '-' : s[size];
            size++;
        }
        name[size] = '\0';
        return size > 0;
    }
    return 0;
}

/** Looks for an encoding in the first two lines; -1 when it is one that is not supported. */
static int check_encoding(const char *source, size_t size, OuSyntaxInfo *info)
{
    const char *line = source, *source_end = source + size;
    for (int i = 0; i < 2 && line < source_end; i++) {
        const char *end = line;
        while (end < source_end && *end != '\n' && *end != '\r') {
            end++;
        }
        char name[64];
        const char *comment = find_comment(line, end);
        if (comment != NULL && find_encoding(comment, end, name, sizeof name)) {
            if (strncasecmp(name, "utf-8", 5) == 0 || strcasecmp(name, "utf8") == 0 ||
                strcasecmp(name, "ascii") == 0 || strcasecmp(name, "us-ascii") == 0) {
                return 0;
            }
            OuPosition at = {0, -1, 0, -1};
            ou_syntax_error(info, NULL, at, OuExc_SyntaxError, "encoding problem: %s", name);
            return -1;
        }
        if (comment == NULL && end > line) {
            return 0; /* code: an encoding in the line after it would not count */
        }
        line = end < source_end ? end + 1 : end;
    }
    return 0;
}

/** How many bytes the well-formed UTF-8 character at `s` has; 0 if it is not well-formed. */
static size_t character_size(const unsigned char *s, const unsigned char *end)
{
    static const unsigned char low[] = {0xA0, 0x90};  /* after E0, F0 */
    static const unsigned char high[] = {0x9F, 0x8F}; /* after ED, F4 */
    if (s[0] < 0x80) {
        return 1;
    }
    size_t size = s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
    if ((size_t)(end - s) < size) {
        return 0;
    }
    for (size_t i = 1; i < size; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    if ((s[0] == 0xE0 && s[1] < low[0]) || (s[0] == 0xF0 && s[1] < low[1]) ||
        (s[0] == 0xED && s[1] > high[0]) || (s[0] == 0xF4 && s[1] > high[1])) {
        return 0;
    }
    return size;
}

/** Checks that a source is UTF-8 without NUL; -1 if not. */
static int check_utf8(const char *source, size_t size, OuSyntaxInfo *info)
{
    const unsigned char *start = (const unsigned char *)source, *end = start + size;
    int lineno = 1;
    OuPosition at = {0, -1, 0, -1};
    for (const unsigned char *s = start; s < end;) {
        size_t bytes = character_size(s, end);
        if (bytes == 0) {
            ou_syntax_error(info, NULL, at, OuExc_SyntaxError,
                            "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position "
                            "%td: %s",
                            *s, s - start,
                            *s >= 0xC2 && *s < 0xF5 ? "invalid continuation byte"
                                                    : "invalid start byte");
            info->lineno = info->end_lineno = lineno;
            return -1;
        }
        if (*s == '\0') {
            ou_syntax_error(info, NULL, at, OuExc_SyntaxError,
                            "source code cannot contain null bytes");
            return -1;
        }
        lineno += *s == '\n';
        s += bytes;
    }
    return 0;
}

char *ou_clean_source(const char *source, size_t size, OuArena *arena, OuSyntaxInfo *info)
{
    if (size >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0) {
        source += 3;
        size -= 3;
    }
    if (check_encoding(source, size, info) < 0 || check_utf8(source, size, info) < 0) {
        return NULL;
    }
    char *copy = OuArena_Malloc(arena, size + 2);
    if (copy == NULL) {
        return NULL;
    }
    char *out = copy;
    for (size_t i = 0; i < size; i++) {
        if (source[i] == '\r') {
            *out++ = '\n';
            i += i + 1 < size && source[i + 1] == '\n';
        } else {
            *out++ = source[i];
        }
    }
    if (out > copy && out[-1] != '\n') {
        *out++ = '\n';
    }
    *out = '\0';
    return copy;
}
