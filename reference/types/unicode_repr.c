// SPDX-License-Identifier: MIT
/**
 * @file unicode_repr.c
 * The repr of strs, and ascii(). CPython: unicode_repr (Objects/unicodeobject.c).
 */
#include "unicode_internal.h"

#include "ouro/refcount.h"

#include <stdio.h>

/** Adds a code point in the shortest of the forms with x, u and U and hexadecimal digits. */
static int write_escape(OuUnicodeWriter *writer, OuUCS4 character)
{
    char text[16];
    if (character < 0x100) {
        snprintf(text, sizeof text, "\\x%02x", character);
    } else if (character < 0x10000) {
        snprintf(text, sizeof text, "\\u%04x", character);
    } else {
        snprintf(text, sizeof text, "\\U%08x", character);
    }
    return ou_writer_ascii(writer, text);
}

/** Adds one code point as it stands between quotes. */
static int write_shown(OuUnicodeWriter *writer, OuUCS4 character, OuUCS4 quote)
{
    switch (character) {
    case '\n':
        return ou_writer_ascii(writer, "\\n");
    case '\t':
        return ou_writer_ascii(writer, "\\t");
    case '\r':
        return ou_writer_ascii(writer, "\\r");
    case '\\':
        return ou_writer_ascii(writer, "\\\\");
    default:
        break;
    }
    if (character == quote) {
        return ou_writer_char(writer, '\\') < 0 ? -1 : ou_writer_char(writer, quote);
    }
    return ou_unicode_isprintable(character) ? ou_writer_char(writer, character)
                                             : write_escape(writer, character);
}

OuObject *ou_unicode_repr(OuObject *op)
{
    Ou_ssize_t length = ou_unicode_length(op);
    int single = 0, both = 0;
    for (Ou_ssize_t i = 0; i < length; i++) {
        OuUCS4 character = ou_unicode_char(op, i);
        single |= character == '\'';
        both |= character == '"';
    }
    OuUCS4 quote = single && !both ? '"' : '\'';
    OuUnicodeWriter writer = {0};
    int failed = ou_writer_char(&writer, quote) < 0;
    for (Ou_ssize_t i = 0; i < length && !failed; i++) {
        failed = write_shown(&writer, ou_unicode_char(op, i), quote) < 0;
    }
    if (failed || ou_writer_char(&writer, quote) < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

OuObject *ou_unicode_ascii(OuObject *op)
{
    if (((OuUnicodeObject *)op)->ascii) {
        return Ou_NewRef(op);
    }
    OuUnicodeWriter writer = {0};
    for (Ou_ssize_t i = 0; i < ou_unicode_length(op); i++) {
        OuUCS4 character = ou_unicode_char(op, i);
        int failed =
            character < 128 ? ou_writer_char(&writer, character) : write_escape(&writer, character);
        if (failed) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    return ou_writer_finish(&writer);
}
