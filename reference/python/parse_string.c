/* SPDX-License-Identifier: MIT */
/**
 * @file parse_string.c
 * Literals: numbers; strings, with the escapes in them, joined when they stand side by side.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "parser.h"
#include "ouro/bytes.h"
#include "ouro/complex.h"
#include "ouro/float.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/unicode.h"

/* ---- numbers ------------------------------------------------------------------------------------------ */

/** Makes the object for the text of a number without underscores; NULL on failure. */
static OuObject *number_object(OuParser *p, const OuToken *token, const char *text)
{
    int based = text[0] == '0' && text[1] != '\0' && strchr("xXoObB", text[1]) != NULL;
    if (strpbrk(text, "jJ") != NULL) {
        return OuComplex_FromDoubles(0.0, strtod(text, NULL));
    }
    if (!based && strpbrk(text, ".eE") != NULL) {
        return OuFloat_FromDouble(strtod(text, NULL));
    }
    OuObject *value = OuLong_FromString(text, NULL, 0);
    if (value == NULL && OuErr_ExceptionMatches(OuExc_ValueError)) {
        /* more digits than an int may be made from */
        OuErrRecord record;
        OuErr_Fetch(&record);
        ou_parse_error(p, token->at,
                       "%s - Consider hexadecimal for huge integer literals to avoid decimal "
                       "conversion limits.",
                       record.message);
        ou_err_discard(&record);
    }
    return value;
}

OuExpr *ou_number(OuParser *p)
{
    const OuToken *token = ou_take(p);
    size_t size = (size_t)(token->end - token->start), used = 0;
    char *text = OuMem_Malloc(size + 1);
    if (text == NULL) {
        return OuErr_NoMemory();
    }
    for (size_t i = 0; i < size; i++) {
        if (token->start[i] != '_') {
            text[used++] = token->start[i];
        }
    }
    text[used] = '\0';
    OuObject *value = number_object(p, token, text);
    OuMem_Free(text);
    return ou_new_constant(p, value, token->at);
}

/* ---- string tokens -------------------------------------------------------------------------------- */

/** A string token without its prefix and quotes. */
typedef struct StringText {
    const char *start; /**< first byte inside the quotes */
    const char *end;   /**< behind the last one */
    int is_bytes;      /**< 1: b"" */
    int is_f;          /**< 1: f"" */
    int raw;           /**< 1: r"" */
} StringText;

/** Takes prefix and quotes off a string token. */
static StringText string_text(const OuToken *token)
{
    StringText text = {.start = token->start, .end = token->end};
    for (; *text.start != '"' && *text.start != '\''; text.start++) {
        char c = *text.start | 0x20;
        text.is_bytes |= c == 'b';
        text.is_f |= c == 'f';
        text.raw |= c == 'r';
    }
    int quotes = token->end - text.start >= 6 && text.start[1] == text.start[0] &&
                         text.start[2] == text.start[0]
                     ? 3
                     : 1;
    text.start += quotes;
    text.end -= quotes;
    return text;
}

/* ---- code points ---------------------------------------------------------------------------------------- */

int ou_code_points_add(OuCodePoints *out, unsigned code)
{
    if (out->size == out->room) {
        size_t room = out->room != 0 ? out->room * 2 : 64;
        unsigned *items = OuMem_Realloc(out->items, room * sizeof *items);
        if (items == NULL) {
            OuErr_NoMemory();
            return -1;
        }
        out->items = items;
        out->room = room;
    }
    out->items[out->size++] = code;
    return 0;
}

OuObject *ou_code_points_str(const OuCodePoints *from)
{
    static const unsigned none;
    return OuUnicode_FromKindAndData(OU_UNICODE_4BYTE_KIND, from->size > 0 ? from->items : &none,
                                     (Ou_ssize_t)from->size);
}

/* ---- escapes ------------------------------------------------------------------------------------------------ */

/** What the escape `\c` stands for, of those with one letter or quote; -1 if it is none. */
static int simple_escape(char c)
{
    switch (c) {
    case '\\':
    case '\'':
    case '"':
        return c;
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return -1;
    }
}

/** Reads up to three octal digits at `*s`. */
static unsigned octal_escape(const char **s, const char *end)
{
    unsigned code = 0;
    for (int i = 0; i < 3 && *s < end && **s >= '0' && **s <= '7'; i++) {
        code = code * 8 + (unsigned)(*(*s)++ - '0');
    }
    return code;
}

/** Reads up to `count` hexadecimal digits at `*s`; returns how many there are. */
static int hex_digits(const char **s, const char *end, int count, unsigned *code)
{
    int found = 0;
    *code = 0;
    while (found < count && *s < end) {
        char c = **s;
        if (!isxdigit((unsigned char)c)) {
            break;
        }
        *code = *code * 16 + (unsigned)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        (*s)++;
        found++;
    }
    return found;
}

/** Reads `\x`, `\u` or `\U`, at the digits; -1 after reporting what is wrong. */
static int unicode_escape(OuParser *p, const char *start, const char *backslash, const char **s,
                          const char *end, unsigned *code)
{
    char kind = (*s)[-1];
    int count = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
    int found = hex_digits(s, end, count, code);
    if (found == count && *code <= 0x10FFFF) {
        return 0;
    }
    const char *wrong = found == count ? "illegal Unicode character"
                        : kind == 'x'  ? "truncated \\xXX escape"
                        : kind == 'u'  ? "truncated \\uXXXX escape"
                                       : "truncated \\UXXXXXXXX escape";
    ou_parse_error_here(p, OuExc_SyntaxError,
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                        "%d-%d: %s",
                        (int)(backslash - start), (int)(*s - start) - 1, wrong);
    return -1;
}

/** Decodes one escape, at the backslash; -1 on failure. */
static int decode_escape(OuParser *p, const char *start, const char **s, const char *end,
                         OuCodePoints *out)
{
    const char *backslash = (*s)++;
    char c = *(*s)++;
    int simple = simple_escape(c);
    if (simple >= 0) {
        return ou_code_points_add(out, (unsigned)simple);
    }
    unsigned code;
    switch (c) {
    case '\n':
        return 0;
    case 'x':
    case 'u':
    case 'U':
        return unicode_escape(p, start, backslash, s, end, &code) < 0
                   ? -1
                   : ou_code_points_add(out, code);
    case 'N':
        ou_parse_error_here(p, OuExc_SyntaxError,
                            "'\\N{...}' is outside the subset of Python that ouro runs");
        return -1;
    default:
        (*s)--;
        if (c >= '0' && c <= '7') {
            return ou_code_points_add(out, octal_escape(s, end));
        }
        return ou_code_points_add(out, '\\'); /* no escape: both characters stay */
    }
}

int ou_decode_text(OuParser *p, const char *start, const char *end, int raw, OuCodePoints *out)
{
    for (const char *s = start; s < end;) {
        if (*s == '\\' && !raw && s + 1 < end) {
            if (decode_escape(p, start, &s, end, out) < 0) {
                return -1;
            }
            continue;
        }
        int bytes;
        if (ou_code_points_add(out, ou_utf8_decode(s, &bytes)) < 0) {
            return -1;
        }
        s += bytes;
    }
    return 0;
}

/** Decodes one escape of bytes, at the backslash, into `*out`; -1 after reporting. */
static int decode_byte(OuParser *p, const char *start, const char **s, const char *end, char **out)
{
    const char *backslash = (*s)++;
    char c = *(*s)++;
    int simple = simple_escape(c);
    unsigned code;
    if (simple >= 0) {
        *(*out)++ = (char)simple;
    } else if (c >= '0' && c <= '7') {
        (*s)--;
        *(*out)++ = (char)octal_escape(s, end);
    } else if (c == 'x') {
        if (hex_digits(s, end, 2, &code) < 2) {
            ou_parse_error_here(p, OuExc_SyntaxError,
                                "(value error) invalid \\x escape at position %d",
                                (int)(backslash - start));
            return -1;
        }
        *(*out)++ = (char)code;
    } else if (c != '\n') {
        *(*out)++ = '\\';
        (*s)--;
    }
    return 0;
}

/** Decodes the text of one token of a bytes literal into `*out`; -1 after reporting. */
static int decode_bytes(OuParser *p, const StringText *text, char **out)
{
    for (const char *s = text->start; s < text->end;) {
        if (*s != '\\' || text->raw) {
            *(*out)++ = *s++;
        } else if (decode_byte(p, text->start, &s, text->end, out) < 0) {
            return -1;
        }
    }
    return 0;
}

/* ---- strings ------------------------------------------------------------------------------------------------ */

/** The bytes literal that several tokens make. */
static OuExpr *bytes_literal(OuParser *p, const OuToken *first, const OuToken *last)
{
    char *bytes = OuMem_Malloc((size_t)(last->end - first->start));
    if (bytes == NULL) {
        return OuErr_NoMemory();
    }
    char *out = bytes;
    int failed = 0;
    for (const OuToken *token = first; token <= last && !failed; token++) {
        StringText text = string_text(token);
        for (const char *s = text.start; s < text.end; s++) {
            if ((unsigned char)*s >= 128) {
                ou_parse_error(p, token->at, "bytes can only contain ASCII literal characters");
                failed = 1;
                break;
            }
        }
        failed = failed || decode_bytes(p, &text, &out) < 0;
    }
    OuObject *object = failed ? NULL : OuBytes_FromStringAndSize(bytes, out - bytes);
    OuMem_Free(bytes);
    return ou_new_constant(p, object, ou_range(first->at, last->at));
}

int ou_push_text(OuParser *p, OuCodePoints *text, OuPosition whole)
{
    if (text->size == 0) {
        return 0;
    }
    OuExpr *e = ou_new_constant(p, ou_code_points_str(text), whole);
    text->size = 0;
    return e != NULL ? ou_push(p, e) : -1;
}

/** The str literal or f-string that several tokens make; `text` is empty. */
static OuExpr *str_literal(OuParser *p, const OuToken *first, const OuToken *last,
                           OuCodePoints *text)
{
    OuPosition whole = ou_range(first->at, last->at);
    size_t mark = p->stack_size;
    int any_f = 0;
    for (const OuToken *token = first; token <= last; token++) {
        StringText part = string_text(token);
        any_f |= part.is_f;
        int result = part.is_f ? ou_fstring(p, token, part.start, part.end, part.raw, text, whole)
                               : ou_decode_text(p, part.start, part.end, part.raw, text);
        if (result < 0) {
            return NULL;
        }
    }
    if (!any_f) {
        return ou_new_constant(p, ou_code_points_str(text), whole);
    }
    if (ou_push_text(p, text, whole) < 0) {
        return NULL;
    }
    OuSeq *values = ou_pop_seq(p, mark);
    OuExpr *e = values != NULL ? ou_new_expr(p, JoinedStr_kind, whole) : NULL;
    if (e != NULL) {
        e->v.JoinedStr.values = (OuExprSeq *)values;
    }
    return e;
}

OuExpr *ou_strings(OuParser *p)
{
    const OuToken *first = p->tok, *last;
    int bytes = 0, count = 0;
    do {
        last = ou_take(p);
        bytes += string_text(last).is_bytes;
        count++;
    } while (ou_at(p, TOK_STRING));
    if (bytes > 0 && bytes < count) {
        return ou_parse_error_here(p, OuExc_SyntaxError, "cannot mix bytes and nonbytes literals");
    }
    if (bytes > 0) {
        return bytes_literal(p, first, last);
    }
    OuCodePoints text = {NULL, 0, 0};
    OuExpr *e = str_literal(p, first, last, &text);
    OuMem_Free(text.items);
    return e;
}
