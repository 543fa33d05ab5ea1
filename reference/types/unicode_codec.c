// SPDX-License-Identifier: MIT
/**
 * @file unicode_codec.c
 * From bytes to str and back: UTF-8, ASCII and Latin-1, with the handlers strict, ignore, replace
 * and backslashreplace (encoding also: xmlcharrefreplace; UTF-8 also: surrogatepass).
 *
 * Terms: a *run* is the stretch of input that cannot be converted and is handled at once.
 */
#include "unicode_internal.h"

#include "ouro/bytes.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/** The encodings there are. */
typedef enum Encoding {
    UTF8,   /**< the default */
    ASCII,  /**< below 128 only */
    LATIN1, /**< below 256 only */
} Encoding;
/** What happens to what cannot be encoded or decoded: the `errors` argument. */
typedef enum Handler {
    STRICT,        /**< an error */
    IGNORE,        /**< left out */
    REPLACE,       /**< a question mark, or U+FFFD */
    BACKSLASH,     /**< an escape */
    XMLCHARREF,    /**< a character reference */
    SURROGATEPASS, /**< surrogates are let through */
} Handler;

/** How messages call the encodings, by Encoding. */
static const char *const encoding_names[] = {"utf-8", "ascii", "latin-1"};

/** Finds an encoding by name; 0, or -1 with LookupError set. */
static int find_encoding(const char *name, Encoding *encoding)
{
    static const struct {
        const char *name;
        Encoding encoding;
    } names[] = {{"utf8", UTF8},     {"u8", UTF8},         {"utf", UTF8},      {"ascii", ASCII},
                 {"usascii", ASCII}, {"646", ASCII},       {"latin1", LATIN1}, {"latin", LATIN1},
                 {"l1", LATIN1},     {"iso88591", LATIN1}, {"88591", LATIN1},  {"cp819", LATIN1}};
    if (name == NULL) {
        *encoding = UTF8;
        return 0;
    }
    char plain[32];
    size_t used = 0;
    for (const char *at = name; *at != '\0' && used < sizeof plain - 1; at++) {
        if (isalnum((unsigned char)*at)) {
            plain[used++] = (char)tolower((unsigned char)*at);
        }
    }
    plain[used] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(plain, names[i].name) == 0) {
            *encoding = names[i].encoding;
            return 0;
        }
    }
    OuErr_Format(OuExc_LookupError, "unknown encoding: %.100s", name);
    return -1;
}

/** Finds a handler by name; 0, or -1 with LookupError set. */
static int find_handler(const char *name, Handler *handler)
{
    static const char *const names[] = {
        "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass"};
    for (int i = 0; i < 6; i++) {
        if (name == NULL || strcmp(name, names[i]) == 0) {
            *handler = (Handler)i;
            return 0;
        }
    }
    OuErr_Format(OuExc_LookupError, "unknown error handler name '%.100s'", name);
    return -1;
}

/* ---- decoding ----------------------------------------------------------------------------------- */

/**
 * Reads one code point of UTF-8.
 *
 * @return how many bytes it has; or, negative, how many bytes are the run, and then `reason` is set
 *
 * CPython: utf8_decode (Objects/stringlib/codecs.h).
 */
static int read_utf8(const unsigned char *at, Ou_ssize_t left, OuUCS4 *character,
                     const char **reason)
{
    unsigned char first = at[0];
    if (first < 0x80) {
        *character = first;
        return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
        *reason = "invalid start byte";
        return -1;
    }
    int needed = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    OuUCS4 value = first & (0xff >> (needed + 1));
    for (int i = 1; i < needed; i++) {
        if (i >= left) {
            *reason = "unexpected end of data";
            return -(int)left;
        }
        int good = (at[i] & 0xc0) == 0x80;
        if (i == 1) {
            /* Overlong forms, surrogates, and what is beyond U+10FFFF. */
            good = good && !(first == 0xe0 && at[1] < 0xa0) && !(first == 0xed && at[1] >= 0xa0) &&
                   !(first == 0xf0 && at[1] < 0x90) && !(first == 0xf4 && at[1] >= 0x90);
        }
        if (!good) {
            *reason = "invalid continuation byte";
            return -i;
        }
        value = value << 6 | (at[i] & 0x3f);
    }
    *character = value;
    return needed;
}

/**
 * Says that bytes cannot be decoded; returns -1. CPython: UnicodeDecodeError_str
 * (Objects/exceptions.c).
 */
static int decode_error(Encoding encoding, const unsigned char *data, Ou_ssize_t start, int run,
                        const char *reason)
{
    if (run == 1) {
        OuErr_Format(OuExc_UnicodeDecodeError,
                     "'%s' codec can't decode byte 0x%02x in position %td: %s",
                     encoding_names[encoding], data[start], start, reason);
    } else {
        OuErr_Format(OuExc_UnicodeDecodeError,
                     "'%s' codec can't decode bytes in position %td-%td: %s",
                     encoding_names[encoding], start, start + run - 1, reason);
    }
    return -1;
}

/** Does with a run of bytes what the handler says: 0, or -1 with an error set. */
static int handle_bad_bytes(OuUnicodeWriter *writer, Encoding encoding, Handler handler,
                            const unsigned char *data, Ou_ssize_t start, int run,
                            const char *reason)
{
    switch (handler) {
    case IGNORE:
        return 0;
    case REPLACE:
        return ou_writer_char(writer, 0xfffd);
    case BACKSLASH:
        for (int i = 0; i < run; i++) {
            char escape[8];
            snprintf(escape, sizeof escape, "\\x%02x", data[start + i]);
            if (ou_writer_ascii(writer, escape) < 0) {
                return -1;
            }
        }
        return 0;
    case XMLCHARREF:
        OuErr_SetString(OuExc_TypeError,
                        "don't know how to handle UnicodeDecodeError in error callback");
        return -1;
    default:
        return decode_error(encoding, data, start, run, reason);
    }
}

/** Reads one code point in any encoding, as read_utf8(). */
static int read_encoded(Encoding encoding, Handler handler, const unsigned char *at,
                        Ou_ssize_t left, OuUCS4 *character, const char **reason)
{
    if (encoding == UTF8) {
        if (handler == SURROGATEPASS && left >= 3 && at[0] == 0xed && at[1] >= 0xa0 &&
            at[1] < 0xc0 && (at[2] & 0xc0) == 0x80) {
            *character = 0xd000u | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
            return 3;
        }
        return read_utf8(at, left, character, reason);
    }
    *character = at[0];
    *reason = "ordinal not in range(128)";
    return encoding == ASCII && at[0] >= 128 ? -1 : 1;
}

/**
 * How many bytes at the beginning are ASCII: these are copied at once. CPython: ascii_decode
 * (Objects/unicodeobject.c).
 */
static Ou_ssize_t ascii_prefix(const unsigned char *data, Ou_ssize_t size)
{
    Ou_ssize_t i = 0;
    while (i < size && data[i] < 128) {
        i++;
    }
    return i;
}

/** Decodes in a known encoding with a known handler. */
static OuObject *decode(const char *text, Ou_ssize_t size, Encoding encoding, Handler handler)
{
    const unsigned char *data = (const unsigned char *)text;
    Ou_ssize_t at = ascii_prefix(data, size);
    if (at == size || encoding == LATIN1) {
        return OuUnicode_FromKindAndData(OU_UNICODE_1BYTE_KIND, data, size);
    }
    OuUnicodeWriter writer = {0};
    for (at = 0; at < size;) {
        OuUCS4 character = 0;
        const char *reason = NULL;
        int bytes = read_encoded(encoding, handler, data + at, size - at, &character, &reason);
        int failed = bytes > 0
                         ? ou_writer_char(&writer, character)
                         : handle_bad_bytes(&writer, encoding, handler, data, at, -bytes, reason);
        if (failed) {
            ou_writer_drop(&writer);
            return NULL;
        }
        at += bytes > 0 ? bytes : -bytes;
    }
    return ou_writer_finish(&writer);
}

OuObject *OuUnicode_Decode(const char *data, Ou_ssize_t size, const char *encoding,
                           const char *errors)
{
    Encoding found;
    Handler handler;
    if (find_encoding(encoding, &found) < 0 || find_handler(errors, &handler) < 0) {
        return NULL;
    }
    return decode(data, size, found, handler);
}

OuObject *OuUnicode_FromStringAndSize(const char *text, Ou_ssize_t size)
{
    return decode(text, size, UTF8, STRICT);
}

OuObject *OuUnicode_FromString(const char *text)
{
    return decode(text, (Ou_ssize_t)strlen(text), UTF8, STRICT);
}

/* ---- encoding ----------------------------------------------------------------------------------- */

/** Whether an encoding has a code point. */
static int can_encode(Encoding encoding, Handler handler, OuUCS4 character)
{
    switch (encoding) {
    case ASCII:
        return character < 128;
    case LATIN1:
        return character < 256;
    default:
        return handler == SURROGATEPASS || character < 0xd800 || character > 0xdfff;
    }
}

/** Writes a code point that the encoding has; returns how many bytes. */
static int write_encoded(Encoding encoding, OuUCS4 character, unsigned char out[4])
{
    if (encoding != UTF8 || character < 0x80) {
        out[0] = (unsigned char)character;
        return 1;
    }
    int bytes = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (int i = bytes - 1; i > 0; i--) {
        out[i] = (unsigned char)(0x80 | (character & 0x3f));
        character >>= 6;
    }
    static const unsigned char marks[] = {0, 0, 0xc0, 0xe0, 0xf0};
    out[0] = (unsigned char)(marks[bytes] | character);
    return bytes;
}

/**
 * Says that code points cannot be encoded; returns -1. CPython: UnicodeEncodeError_str
 * (Objects/exceptions.c).
 */
static Ou_ssize_t encode_error(Encoding encoding, OuObject *op, Ou_ssize_t start, Ou_ssize_t end)
{
    static const char *const reasons[] = {"surrogates not allowed", "ordinal not in range(128)",
                                          "ordinal not in range(256)"};
    if (end - start > 1) {
        OuErr_Format(OuExc_UnicodeEncodeError,
                     "'%s' codec can't encode characters in position %td-%td: %s",
                     encoding_names[encoding], start, end - 1, reasons[encoding]);
        return -1;
    }
    OuUCS4 character = ou_unicode_char(op, start);
    const char *escape = character < 0x100     ? "\\x%02x"
                         : character < 0x10000 ? "\\u%04x"
                                               : "\\U%08x";
    char shown[16];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(shown, sizeof shown, escape, character);
#pragma GCC diagnostic pop
    OuErr_Format(OuExc_UnicodeEncodeError,
                 "'%s' codec can't encode character '%s' in position %td: %s",
                 encoding_names[encoding], shown, start, reasons[encoding]);
    return -1;
}

/** Writes what a handler puts in place of a code point; returns how many bytes. */
static int write_replacement(Handler handler, OuUCS4 character, char out[16])
{
    switch (handler) {
    case REPLACE:
        return snprintf(out, 16, "?");
    case XMLCHARREF:
        return snprintf(out, 16, "&#%u;", character);
    case BACKSLASH:
        return character < 0x100     ? snprintf(out, 16, "\\x%02x", character)
               : character < 0x10000 ? snprintf(out, 16, "\\u%04x", character)
                                     : snprintf(out, 16, "\\U%08x", character);
    default:
        return 0;
    }
}

/**
 * Encodes into a buffer, or only measures when `out` is NULL.
 *
 * @return how many bytes; -1 with UnicodeEncodeError set
 */
static Ou_ssize_t encode_into(OuObject *op, Encoding encoding, Handler handler, char *out)
{
    Ou_ssize_t length = ou_unicode_length(op), size = 0;
    for (Ou_ssize_t i = 0; i < length; i++) {
        OuUCS4 character = ou_unicode_char(op, i);
        char bytes[16];
        int count;
        if (can_encode(encoding, handler, character)) {
            count = write_encoded(encoding, character, (unsigned char *)bytes);
        } else if (handler == STRICT || handler == SURROGATEPASS) {
            Ou_ssize_t end = i + 1;
            while (end < length && !can_encode(encoding, handler, ou_unicode_char(op, end))) {
                end++;
            }
            return encode_error(encoding, op, i, end);
        } else {
            count = write_replacement(handler, character, bytes);
        }
        if (out != NULL) {
            memcpy(out + size, bytes, (size_t)count);
        }
        size += count;
    }
    return size;
}

OuObject *OuUnicode_AsEncodedString(OuObject *op, const char *encoding, const char *errors)
{
    Encoding found;
    Handler handler;
    if (find_encoding(encoding, &found) < 0 || find_handler(errors, &handler) < 0) {
        return NULL;
    }
    if (((OuUnicodeObject *)op)->ascii) {
        return OuBytes_FromStringAndSize(ou_unicode_data(op), ou_unicode_length(op));
    }
    Ou_ssize_t size = encode_into(op, found, handler, NULL);
    OuObject *result = size < 0 ? NULL : OuBytes_FromStringAndSize(NULL, size);
    if (result != NULL && size > 0) {
        encode_into(op, found, handler, ou_bytes_data(result));
    }
    return result;
}

OuObject *OuUnicode_AsUTF8String(OuObject *op)
{
    return OuUnicode_AsEncodedString(op, NULL, NULL);
}

const char *OuUnicode_AsUTF8AndSize(OuObject *op, Ou_ssize_t *size)
{
    if (!OuUnicode_Check(op)) {
        OuErr_SetString(OuExc_TypeError, "bad argument type for built-in operation");
        return NULL;
    }
    OuUnicodeObject *self = (OuUnicodeObject *)op;
    if (self->utf8 == NULL) {
        Ou_ssize_t bytes = encode_into(op, UTF8, STRICT, NULL);
        if (bytes < 0) {
            return NULL;
        }
        self->utf8 = OuMem_Malloc((size_t)bytes + 1);
        if (self->utf8 == NULL) {
            return OuErr_NoMemory();
        }
        encode_into(op, UTF8, STRICT, self->utf8);
        self->utf8[bytes] = '\0';
        self->utf8_length = bytes;
    }
    if (size != NULL) {
        *size = self->utf8_length;
    }
    return self->utf8;
}

const char *OuUnicode_AsUTF8(OuObject *op)
{
    return OuUnicode_AsUTF8AndSize(op, NULL);
}
