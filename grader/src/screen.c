/* SPDX-License-Identifier: MIT */
/**
 * @file screen.c
 * Text on its way to a reader: see screen.h.
 *
 * What a student's program prints may hold anything: sequences that move the cursor or paint the
 * screen, half characters, marks that turn the writing around. None of it reaches a terminal.
 */
#include "screen.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 80 };

/** The length of the UTF-8 character at `bytes`, and its code; 0 when there is none. */
static size_t utf8_character(const unsigned char *bytes, unsigned *code)
{
    static const unsigned smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = bytes[0] < 0x80             ? 1
                    : (bytes[0] & 0xe0) == 0xc0 ? 2
                    : (bytes[0] & 0xf0) == 0xe0 ? 3
                    : (bytes[0] & 0xf8) == 0xf0 ? 4
                                                : 0;
    if (length <= 1) {
        *code = bytes[0];
        return length;
    }
    *code = bytes[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xc0) != 0x80) {
            return 0;
        }
        *code = *code << 6 | (bytes[i] & 0x3fu);
    }
    bool sound =
        *code >= smallest[length] && *code <= 0x10ffff && !(*code >= 0xd800 && *code <= 0xdfff);
    return sound ? length : 0;
}

static bool is_harmless(unsigned code)
{
    bool control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    bool turns = (code >= 0x200e && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
                 (code >= 0x2066 && code <= 0x2069);
    return code == '\n' || (!control && !turns);
}

char *screen_escape(const char *text)
{
    Text escaped = {0};
    const unsigned char *at = (const unsigned char *)text;
    while (*at != '\0') {
        unsigned code;
        size_t length = utf8_character(at, &code);
        if (length > 0 && is_harmless(code)) {
            text_add(&escaped, at, length);
        } else if (length == 1 && *at == '\t') {
            text_puts(&escaped, "\\t");
        } else {
            length = length == 0 ? 1 : length;
            for (size_t i = 0; i < length; i++) {
                text_printf(&escaped, "\\x%02x", at[i]);
            }
        }
        at += length;
    }
    return text_take(&escaped);
}

char *screen_escape_name(const char *name)
{
    Text whole = {0};
    char *escaped = screen_escape(name);
    for (const char *at = escaped; *at != '\0'; at++) {
        text_add(&whole, *at == '\n' ? "\\x0a" : at, *at == '\n' ? 4 : 1);
    }
    free(escaped);
    return text_take(&whole);
}

size_t screen_width(const char *text)
{
    size_t width = 0;
    for (; *text != '\0'; text++) {
        width += ((unsigned char)*text & 0xc0) != 0x80;
    }
    return width;
}

/** How far the word at `line` goes: up to a blank that does not stand in quotation marks. */
static size_t word_length(const char *line)
{
    size_t length = strspn(line, "(");
    const char *end = NULL;
    if (line[length] == '"' || line[length] == '\'') {
        end = strchr(line + length + 1, line[length]);
    }
    if (end != NULL) {
        length = (size_t)(end - line) + 1;
    }
    return length + strcspn(line + length, " ");
}

static void wrap_line(Text *text, int indent, const char *line)
{
    size_t column = 0;
    while (*line != '\0') {
        size_t length = word_length(line);
        char *word = must_print("%.*s", (int)length, line);
        size_t width = screen_width(word);
        if (column > (size_t)indent && column + 1 + width > COLUMNS) {
            text_puts(text, "\n");
            column = 0;
        }
        if (column == 0) {
            text_printf(text, "%*s%s", indent, "", word);
            column = (size_t)indent + width;
        } else {
            text_printf(text, " %s", word);
            column += 1 + width;
        }
        free(word);
        line += length;
        line += strspn(line, " ");
    }
    text_puts(text, "\n");
}

void screen_more_lines(Text *text, int indent, size_t count)
{
    text_printf(text, "%*s(and %zu more line%s)\n", indent, "", count, count == 1 ? "" : "s");
}

void screen_wrap(Text *text, int indent, const char *words)
{
    Strings lines = {0};
    strings_add_lines(&lines, words);
    for (size_t i = 0; i < lines.count; i++) {
        wrap_line(text, indent, lines.items[i]);
    }
    strings_free(&lines);
}
