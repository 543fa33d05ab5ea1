// SPDX-License-Identifier: MIT
/**
 * @file unicode_writer.c
 * Building strs: a buffer that grows and widens, and printf-like formats with objects in them.
 *
 * Invariant: kind is at least what maxchar needs; length <= capacity.
 */
#include "unicode_internal.h"

#include "ouro/abstract.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <stdio.h>
#include <string.h>

/** Makes room for `extra` code points up to `character`: 0, or -1 with MemoryError set. */
static int prepare(OuUnicodeWriter *writer, OuUCS4 character, Ou_ssize_t extra)
{
    int kind = ou_kind_of(character | writer->maxchar);
    if (extra > OU_SSIZE_T_MAX / 8 - writer->length) {
        OuErr_NoMemory();
        return -1;
    }
    Ou_ssize_t needed = writer->length + extra;
    if (kind <= writer->kind && needed <= writer->capacity) {
        return 0;
    }
    kind = kind > writer->kind ? kind : writer->kind;
    Ou_ssize_t capacity = writer->capacity;
    if (needed > capacity) {
        capacity = needed + needed / 4 + 16;
    }
    void *data;
    if (kind == writer->kind || writer->data == NULL) {
        data = OuMem_Realloc(writer->data, (size_t)(capacity * kind));
    } else {
        data = OuMem_Malloc((size_t)(capacity * kind));
        if (data != NULL) {
            ou_unicode_copy_units(kind, data, 0, writer->kind, writer->data, 0, writer->length);
            OuMem_Free(writer->data);
        }
    }
    if (data == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    writer->data = data;
    writer->capacity = capacity;
    writer->kind = kind;
    return 0;
}

int ou_writer_char(OuUnicodeWriter *writer, OuUCS4 character)
{
    return ou_writer_fill(writer, character, 1);
}

int ou_writer_fill(OuUnicodeWriter *writer, OuUCS4 character, Ou_ssize_t count)
{
    if (count <= 0) {
        return 0;
    }
    if (prepare(writer, character, count) < 0) {
        return -1;
    }
    for (Ou_ssize_t i = 0; i < count; i++) {
        ou_unicode_write(writer->kind, writer->data, writer->length++, character);
    }
    writer->maxchar |= character;
    return 0;
}

int ou_writer_substring(OuUnicodeWriter *writer, OuObject *text, Ou_ssize_t start, Ou_ssize_t end)
{
    if (start >= end) {
        return 0;
    }
    int kind = ou_unicode_kind(text);
    const void *data = ou_unicode_data(text);
    OuUCS4 bits = 0;
    if (((OuUnicodeObject *)text)->ascii) {
        bits = 127;
    } else {
        for (Ou_ssize_t i = start; i < end; i++) {
            bits |= ou_unicode_read(kind, data, i);
        }
    }
    if (prepare(writer, bits, end - start) < 0) {
        return -1;
    }
    if (writer->kind >= kind) {
        ou_unicode_copy_units(writer->kind, writer->data, writer->length, kind, data, start,
                              end - start);
        writer->length += end - start;
    } else {
        for (Ou_ssize_t i = start; i < end; i++) {
            ou_unicode_write(writer->kind, writer->data, writer->length++,
                             ou_unicode_read(kind, data, i));
        }
    }
    writer->maxchar |= bits;
    return 0;
}

int ou_writer_str(OuUnicodeWriter *writer, OuObject *text)
{
    return ou_writer_substring(writer, text, 0, ou_unicode_length(text));
}

int ou_writer_ascii(OuUnicodeWriter *writer, const char *text)
{
    Ou_ssize_t length = (Ou_ssize_t)strlen(text);
    if (prepare(writer, 127, length) < 0) {
        return -1;
    }
    ou_unicode_copy_units(writer->kind, writer->data, writer->length, 1, text, 0, length);
    writer->length += length;
    writer->maxchar |= length > 0 ? 127 : 0;
    return 0;
}

/** Adds a str that was just made and releases it; NULL passes an error on. */
static int write_and_release(OuUnicodeWriter *writer, OuObject *text)
{
    if (text == NULL) {
        return -1;
    }
    int result = ou_writer_str(writer, text);
    Ou_DecRef(text);
    return result;
}

int ou_writer_repr(OuUnicodeWriter *writer, OuObject *op)
{
    return write_and_release(writer, OuObject_Repr(op));
}

OuObject *ou_writer_finish(OuUnicodeWriter *writer)
{
    OuObject *result = writer->length == 0
                           ? OuUnicode_New(0, 0)
                           : OuUnicode_FromKindAndData(writer->kind, writer->data, writer->length);
    ou_writer_drop(writer);
    return result;
}

void ou_writer_drop(OuUnicodeWriter *writer)
{
    OuMem_Free(writer->data);
    *writer = (OuUnicodeWriter){0};
}

/* ---- formats ----------------------------------------------------------------------------------- */

/** One % directive. */
typedef struct Directive {
    char flags[8];  /**< of "-0 +#", those given */
    int width;      /**< -1: none */
    int precision;  /**< -1: none */
    char length[3]; /**< "", "l", "ll", "z", "t" */
    char type;      /**< the conversion, such as `d` */
} Directive;

/** Reads a directive after its '%'; returns where it ends. */
static const char *read_directive(const char *at, Directive *directive)
{
    *directive = (Directive){.width = -1, .precision = -1};
    for (size_t i = 0; strchr("-0 +#", *at) != NULL && i < sizeof directive->flags - 1; i++) {
        directive->flags[i] = *at++;
    }
    if (*at >= '0' && *at <= '9') {
        for (directive->width = 0; *at >= '0' && *at <= '9'; at++) {
            directive->width = directive->width * 10 + (*at - '0');
        }
    }
    if (*at == '.') {
        at++;
        for (directive->precision = 0; *at >= '0' && *at <= '9'; at++) {
            directive->precision = directive->precision * 10 + (*at - '0');
        }
    }
    for (size_t i = 0; (*at == 'l' || *at == 'z' || *at == 't') && i < 2; i++) {
        directive->length[i] = *at++;
    }
    directive->type = *at;
    return at + 1;
}

/** Adds UTF-8 text of at most `limit` bytes (-1: all), padded on the left to `width`. */
static int write_utf8(OuUnicodeWriter *writer, const char *text, int limit, int width)
{
    size_t size = limit < 0 ? strlen(text) : strnlen(text, (size_t)limit);
    OuObject *decoded = OuUnicode_Decode(text, (Ou_ssize_t)size, "utf-8", "replace");
    if (decoded != NULL && ou_writer_fill(writer, ' ', width - ou_unicode_length(decoded)) < 0) {
        Ou_DecRef(decoded);
        return -1;
    }
    return write_and_release(writer, decoded);
}

/** Adds an object as %U, %S, %R, %A or %T show it, cut to the precision. */
static int write_object(OuUnicodeWriter *writer, const Directive *directive, OuObject *op)
{
    OuObject *text;
    switch (directive->type) {
    case 'R':
        text = OuObject_Repr(op);
        break;
    case 'A':
        text = OuObject_ASCII(op);
        break;
    case 'T':
        text = OuUnicode_FromString(Ou_TYPE(op)->tp_name);
        break;
    default:
        text = OuObject_Str(op);
        break;
    }
    if (text != NULL && directive->precision >= 0 &&
        directive->precision < ou_unicode_length(text)) {
        OuObject *cut = OuUnicode_Substring(text, 0, directive->precision);
        Ou_DecRef(text);
        text = cut;
    }
    return write_and_release(writer, text);
}

/** Adds a C number as printf would. */
static int write_number(OuUnicodeWriter *writer, const Directive *directive, long long value)
{
    char format[40], text[128];
    char type = directive->type == 'i' ? 'd' : directive->type;
    int width = directive->width < 0 ? 0 : directive->width > 100 ? 100 : directive->width;
    if (directive->precision >= 0) {
        snprintf(format, sizeof format, "%%%s%d.%dll%c", directive->flags, width,
                 directive->precision > 100 ? 100 : directive->precision, type);
    } else if (width > 0) {
        snprintf(format, sizeof format, "%%%s%dll%c", directive->flags, width, type);
    } else {
        snprintf(format, sizeof format, "%%%sll%c", directive->flags, type);
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, sizeof text, format, value);
#pragma GCC diagnostic pop
    return ou_writer_ascii(writer, text);
}

/** Takes the argument of a number directive, of the size that its length says. */
static long long take_number(const Directive *directive, va_list *args)
{
    int is_signed = directive->type == 'd' || directive->type == 'i';
    if (strcmp(directive->length, "ll") == 0) {
        return va_arg(*args, long long);
    }
    if (directive->length[0] != '\0') {
        return va_arg(*args, long);
    }
    return is_signed ? va_arg(*args, int) : (long long)va_arg(*args, unsigned);
}

/** Adds what one directive asks for: 0, or -1 with an error set. */
static int write_directive(OuUnicodeWriter *writer, const Directive *directive, va_list *args)
{
    char pointer[32];
    switch (directive->type) {
    case '%':
        return ou_writer_char(writer, '%');
    case 'c':
        return ou_writer_char(writer, (OuUCS4)va_arg(*args, int));
    case 's':
        return write_utf8(writer, va_arg(*args, const char *), directive->precision,
                          directive->width);
    case 'p':
        snprintf(pointer, sizeof pointer, "%p", va_arg(*args, void *));
        return ou_writer_ascii(writer, pointer);
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
        return write_number(writer, directive, take_number(directive, args));
    case 'U':
    case 'S':
    case 'R':
    case 'A':
    case 'T':
        return write_object(writer, directive, va_arg(*args, OuObject *));
    default:
        OuErr_Format(OuExc_SystemError, "invalid format string");
        return -1;
    }
}

OuObject *OuUnicode_FromFormatV(const char *format, va_list args)
{
    OuUnicodeWriter writer = {0};
    va_list rest;
    va_copy(rest, args);
    int failed = 0;
    while (*format != '\0' && !failed) {
        if (*format == '%') {
            Directive directive;
            format = read_directive(format + 1, &directive);
            failed = write_directive(&writer, &directive, &rest) < 0;
        } else {
            size_t plain = strcspn(format, "%");
            failed = write_utf8(&writer, format, (int)plain, 0) < 0;
            format += plain;
        }
    }
    va_end(rest);
    if (failed) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

OuObject *OuUnicode_FromFormat(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    OuObject *result = OuUnicode_FromFormatV(format, args);
    va_end(args);
    return result;
}

void *ou_err_format(OuExcKind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    OuObject *message = OuUnicode_FromFormatV(format, args);
    va_end(args);
    if (message != NULL) {
        OuErr_SetObject(kind, message);
        Ou_DecRef(message);
    }
    return NULL;
}
