/* SPDX-License-Identifier: MIT */
/**
 * @file byteslike.c
 * What bytes and bytearrays have in common: their bytes, order, repr, `+` and `in`.
 *
 * An object is *byteslike* when it is bytes or a bytearray. Functions here and in bytes_methods.c
 * take either, and what they make is of the kind of their first argument, never of a derived type.
 */
#include "bytes_internal.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/bytearray.h"
#include "ouro/errors.h"
#include "ouro/none.h"

#include <string.h>

int ou_is_byteslike(const OuObject *op)
{
    return OuBytes_Check(op) || OuByteArray_Check(op);
}

char *ou_byteslike_data(OuObject *op)
{
    return OuBytes_Check(op) ? ou_bytes_data(op) : ou_bytearray_data(op);
}

int ou_byte_span(OuObject *op, OuByteSpan *span)
{
    if (!ou_is_byteslike(op)) {
        OuErr_Format(OuExc_TypeError, "a bytes-like object is required, not '%.100s'",
                     Ou_TYPE(op)->tp_name);
        return -1;
    }
    span->data = ou_byteslike_data(op);
    span->size = Ou_SIZE(op);
    return 0;
}

OuObject *ou_byteslike_new(OuObject *self, const char *data, Ou_ssize_t size)
{
    return OuBytes_Check(self) ? OuBytes_FromStringAndSize(data, size)
                               : OuByteArray_FromStringAndSize(data, size);
}

int ou_byte_value(OuObject *op)
{
    Ou_ssize_t value =
        OuNumber_AsSsize_t(op, OuExc_None); /* clipped, so too large stays too large */
    if (value == -1 && OuErr_Occurred()) {
        return -1;
    }
    if (value < 0 || value > 255) {
        OuErr_SetString(OuExc_ValueError, "byte must be in range(0, 256)");
        return -1;
    }
    return (int)value;
}

/* ---- order and repr ------------------------------------------------------------------------------ */

OuObject *ou_byteslike_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!ou_is_byteslike(left) || !ou_is_byteslike(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    Ou_ssize_t a = Ou_SIZE(left), b = Ou_SIZE(right);
    int order = memcmp(ou_byteslike_data(left), ou_byteslike_data(right), (size_t)(a < b ? a : b));
    order = order != 0 ? order : a < b ? -1 : a > b;
    switch (operation) {
    case OU_LT:
        return OuBool_FromLong(order < 0);
    case OU_LE:
        return OuBool_FromLong(order <= 0);
    case OU_EQ:
        return OuBool_FromLong(order == 0);
    case OU_NE:
        return OuBool_FromLong(order != 0);
    case OU_GT:
        return OuBool_FromLong(order > 0);
    default:
        return OuBool_FromLong(order >= 0);
    }
}

/** Adds one byte as it stands between quotes; `quote` gets a backslash. */
static int write_shown(OuUnicodeWriter *writer, unsigned char byte, char quote)
{
    static const char digits[] = "0123456789abcdef";
    char text[8] = {(char)byte};
    switch (byte) {
    case '\t':
        strcpy(text, "\\t");
        break;
    case '\n':
        strcpy(text, "\\n");
        break;
    case '\r':
        strcpy(text, "\\r");
        break;
    default:
        if (byte == quote || byte == '\\') {
            text[0] = '\\';
            text[1] = (char)byte;
        } else if (byte < ' ' || byte >= 0x7f) {
            char escape[] = {'\\', 'x', digits[byte >> 4], digits[byte & 15], '\0'};
            strcpy(text, escape);
        }
        break;
    }
    return ou_writer_ascii(writer, text);
}

int ou_write_bytes_repr(OuUnicodeWriter *writer, OuByteSpan span, int escape_single)
{
    size_t size = (size_t)span.size;
    int has_single = memchr(span.data, '\'', size) != NULL;
    char quote = has_single && memchr(span.data, '"', size) == NULL ? '"' : '\'';
    int failed = ou_writer_char(writer, 'b') < 0 || ou_writer_char(writer, (OuUCS4)quote) < 0;
    for (size_t i = 0; i < size && !failed; i++) {
        failed = write_shown(writer, (unsigned char)span.data[i], escape_single ? '\'' : quote) < 0;
    }
    return failed || ou_writer_char(writer, (OuUCS4)quote) < 0 ? -1 : 0;
}

/* ---- + and in ------------------------------------------------------------------------------------ */

OuObject *ou_byteslike_concat(OuObject *left, OuObject *right)
{
    if (!ou_is_byteslike(left) || !ou_is_byteslike(right)) {
        return OuErr_Format(OuExc_TypeError, "can't concat %.100s to %.100s",
                            Ou_TYPE(right)->tp_name, Ou_TYPE(left)->tp_name);
    }
    Ou_ssize_t a = Ou_SIZE(left), b = Ou_SIZE(right);
    if (a > OU_SSIZE_T_MAX - b) {
        return OuErr_NoMemory();
    }
    OuObject *result = ou_byteslike_new(left, NULL, a + b);
    if (result != NULL) {
        char *to = ou_byteslike_data(result);
        memcpy(to, ou_byteslike_data(left), (size_t)a);
        memcpy(to + a, ou_byteslike_data(right), (size_t)b);
    }
    return result;
}

int ou_byteslike_contains(OuObject *self, OuObject *part)
{
    OuByteSpan span;
    if (OuIndex_Check(part)) {
        int value = ou_byte_value(part);
        return value < 0 ? -1
                         : memchr(ou_byteslike_data(self), value, (size_t)Ou_SIZE(self)) != NULL;
    }
    if (ou_byte_span(part, &span) < 0) {
        return -1;
    }
    return memmem(ou_byteslike_data(self), (size_t)Ou_SIZE(self), span.data, (size_t)span.size) !=
           NULL;
}
