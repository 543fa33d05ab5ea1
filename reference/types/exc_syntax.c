/* SPDX-License-Identifier: MIT */
/**
 * @file exc_syntax.c
 * Exceptions that build their text of several fields: SyntaxError, OSError, the Unicode errors.
 */
#include "exceptions.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bytes.h"
#include "ouro/gc.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <errno.h>

OU_EXC_DEFINE_SLOTS(os_error, OuOSErrorObject, myerrno, 4)
OU_EXC_DEFINE_SLOTS(syntax_error, OuSyntaxErrorObject, msg, 8)

/** A line of a table of members: an owned reference that may be NULL, then None is read. */
#define FIELD(type, name)                                 \
    {                                                     \
#name, OU_T_OBJECT, offsetof(type, name), 0, NULL \
    }
/** The end of a table of members. */
#define END_OF_FIELDS       \
    {                       \
        NULL, 0, 0, 0, NULL \
    }

/* ---- OSError ---------------------------------------------------------------------------------------- */

/** OSError(ENOENT, ...) makes a FileNotFoundError. */
OuObject *ou_os_error_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    if (type == &ou_exc_types[OuExc_OSError] && OuTuple_GET_SIZE(args) >= 2 &&
        OuLong_CheckExact(OuTuple_GET_ITEM(args, 0)) &&
        ou_long_is_small(OuTuple_GET_ITEM(args, 0)) &&
        OuLong_AsLong(OuTuple_GET_ITEM(args, 0)) == ENOENT) {
        type = &ou_exc_types[OuExc_FileNotFoundError];
    }
    return ou_base_exception_new(type, args, kwargs);
}

/**
 * Reads the arguments of a call into an OSError: 0; -1 with an error set. CPython: OSError_init
 * (Objects/exceptions.c).
 */
int ou_os_error_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    OuOSErrorObject *exc = (OuOSErrorObject *)self;
    if (ou_base_exception_init(self, args, kwargs) < 0) {
        return -1;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(args);
    if (size < 2 || size > 5) {
        return 0;
    }
    Ou_StoreRef(&exc->myerrno, OuTuple_GET_ITEM(args, 0));
    Ou_StoreRef(&exc->strerror, OuTuple_GET_ITEM(args, 1));
    if (size > 2 && OuTuple_GET_ITEM(args, 2) != Ou_None) {
        Ou_StoreRef(&exc->filename, OuTuple_GET_ITEM(args, 2));
        if (size == 5 && OuTuple_GET_ITEM(args, 4) != Ou_None) {
            Ou_StoreRef(&exc->filename2, OuTuple_GET_ITEM(args, 4));
        }
        /* The file names are not part of `args`. */
        OuObject *two = OuTuple_GetSlice(args, 0, 2);
        if (two == NULL) {
            return -1;
        }
        Ou_XSetRef(&exc->base.args, two);
    }
    return 0;
}

/**
 * str() of an OSError: @newref; NULL with an error set. CPython: OSError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_os_error_str(OuObject *self)
{
    OuOSErrorObject *exc = (OuOSErrorObject *)self;
    OuObject *number = exc->myerrno ? exc->myerrno : Ou_None;
    OuObject *text = exc->strerror ? exc->strerror : Ou_None;
    if (exc->filename != NULL) {
        return exc->filename2
                   ? OuUnicode_FromFormat("[Errno %S] %S: %R -> %R", number, text, exc->filename,
                                          exc->filename2)
                   : OuUnicode_FromFormat("[Errno %S] %S: %R", number, text, exc->filename);
    }
    if (exc->myerrno != NULL && exc->strerror != NULL) {
        return OuUnicode_FromFormat("[Errno %S] %S", number, text);
    }
    return ou_base_exception_str(self);
}

/** The attributes that are plain fields of an OSError. */
OuMemberDef ou_os_error_members[] = {
    {"errno", OU_T_OBJECT, offsetof(OuOSErrorObject, myerrno), 0, NULL},
    FIELD(OuOSErrorObject, strerror),
    FIELD(OuOSErrorObject, filename),
    FIELD(OuOSErrorObject, filename2),
    END_OF_FIELDS};

/* ---- SyntaxError ---------------------------------------------------------------------------------------- */

/** Takes the place of the error out of (filename, lineno, offset, text[, end_lineno, end_offset]): 0, or -1. */
static int take_place(OuSyntaxErrorObject *exc, OuObject *info)
{
    OuObject *place = OuSequence_Tuple(info);
    if (place == NULL) {
        return -1;
    }
    OuObject **fields[] = {&exc->filename, &exc->lineno,     &exc->offset,
                           &exc->text,     &exc->end_lineno, &exc->end_offset};
    Ou_ssize_t size = OuTuple_GET_SIZE(place);
    if (size != 4 && size != 6) {
        if (size == 5) {
            OuErr_SetString(OuExc_TypeError, "end_offset must be provided when end_lineno is "
                                             "provided");
        } else {
            OuErr_Format(OuExc_TypeError, "function takes at %s %d arguments (%td given)",
                         size < 4 ? "least" : "most", size < 4 ? 4 : 6, size);
        }
        Ou_DecRef(place);
        return -1;
    }
    for (Ou_ssize_t i = 0; i < size; i++) {
        Ou_StoreRef(fields[i], OuTuple_GET_ITEM(place, i));
    }
    Ou_DecRef(place);
    return 0;
}

/**
 * Reads the arguments of a call into a SyntaxError: the second is a tuple that says where. 0; -1
 * with an error set. CPython: SyntaxError_init (Objects/exceptions.c).
 */
int ou_syntax_error_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    OuSyntaxErrorObject *exc = (OuSyntaxErrorObject *)self;
    if (ou_base_exception_init(self, args, kwargs) < 0) {
        return -1;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(args);
    if (size >= 1) {
        Ou_StoreRef(&exc->msg, OuTuple_GET_ITEM(args, 0));
    }
    return size == 2 ? take_place(exc, OuTuple_GET_ITEM(args, 1)) : 0;
}

/** The last part of a path: new, or NULL. CPython: my_basename (Objects/exceptions.c). */
static OuObject *basename_of(OuObject *path)
{
    Ou_ssize_t size = ou_unicode_length(path);
    Ou_ssize_t start = 0;
    for (Ou_ssize_t i = 0; i < size; i++) {
        if (ou_unicode_char(path, i) == '/') {
            start = i + 1;
        }
    }
    return start ? OuUnicode_Substring(path, start, size) : Ou_NewRef(path);
}

/**
 * str() of a SyntaxError: @newref; NULL with an error set. CPython: SyntaxError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_syntax_error_str(OuObject *self)
{
    OuSyntaxErrorObject *exc = (OuSyntaxErrorObject *)self;
    OuObject *msg = exc->msg ? exc->msg : Ou_None;
    int has_line = exc->lineno != NULL && OuLong_CheckExact(exc->lineno);
    OuObject *file = NULL;
    if (exc->filename != NULL && OuUnicode_Check(exc->filename)) {
        file = basename_of(exc->filename);
        if (file == NULL) {
            return NULL;
        }
    }
    OuObject *text;
    if (file != NULL && has_line) {
        text = OuUnicode_FromFormat("%S (%U, line %S)", msg, file, exc->lineno);
    } else if (file != NULL) {
        text = OuUnicode_FromFormat("%S (%U)", msg, file);
    } else if (has_line) {
        text = OuUnicode_FromFormat("%S (line %S)", msg, exc->lineno);
    } else {
        text = OuObject_Str(msg);
    }
    Ou_XDecRef(file);
    return text;
}

/** The attributes that are plain fields of a SyntaxError. */
OuMemberDef ou_syntax_error_members[] = {FIELD(OuSyntaxErrorObject, msg),
                                         FIELD(OuSyntaxErrorObject, filename),
                                         FIELD(OuSyntaxErrorObject, lineno),
                                         FIELD(OuSyntaxErrorObject, offset),
                                         FIELD(OuSyntaxErrorObject, text),
                                         FIELD(OuSyntaxErrorObject, end_lineno),
                                         FIELD(OuSyntaxErrorObject, end_offset),
                                         FIELD(OuSyntaxErrorObject, print_file_and_line),
                                         END_OF_FIELDS};

void *ou_err_syntax_error(OuExcKind kind, const char *message, OuObject *filename, int lineno,
                          int col_offset, OuObject *text)
{
    OuObject *msg = OuUnicode_FromString(message);
    OuObject *line = OuLong_FromLong(lineno);
    OuObject *column = OuLong_FromLong(col_offset);
    if (msg != NULL && line != NULL && column != NULL) {
        OuObject *place = OuTuple_Pack(4, filename, line, column, text ? text : Ou_None);
        OuObject *args = place ? OuTuple_Pack(2, msg, place) : NULL;
        if (args != NULL) {
            OuErr_SetObject(kind, args);
        }
        Ou_XDecRef(args);
        Ou_XDecRef(place);
    }
    Ou_XDecRef(msg);
    Ou_XDecRef(line);
    Ou_XDecRef(column);
    return NULL;
}

/* ---- UnicodeDecodeError, UnicodeEncodeError ---------------------------------------------------------------- */

/** The same object as what it is; borrowed. */
static OuUnicodeErrorObject *unicode_of(OuObject *self)
{
    return (OuUnicodeErrorObject *)self;
}

/**
 * Empties the fields of a UnicodeError, then the common ones: 0. CPython: UnicodeError_clear
 * (Objects/exceptions.c).
 */
int ou_unicode_error_clear(OuObject *self)
{
    Ou_Clear(&unicode_of(self)->encoding);
    Ou_Clear(&unicode_of(self)->object);
    Ou_Clear(&unicode_of(self)->reason);
    return ou_base_exception_clear(self);
}

/**
 * The death of a UnicodeError: its own fields first. CPython: UnicodeError_dealloc
 * (Objects/exceptions.c).
 */
void ou_unicode_error_dealloc(OuObject *self)
{
    static const OuExcFields none = {0, 0};
    Ou_Clear(&unicode_of(self)->encoding);
    Ou_Clear(&unicode_of(self)->object);
    Ou_Clear(&unicode_of(self)->reason);
    ou_exc_dealloc_fields(self, none, ou_unicode_error_dealloc);
}

/**
 * Shows the collector every reference that a UnicodeError owns; 0, or what `visit` returned.
 * CPython: UnicodeError_traverse (Objects/exceptions.c).
 */
int ou_unicode_error_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(unicode_of(self)->encoding);
    OU_VISIT(unicode_of(self)->object);
    OU_VISIT(unicode_of(self)->reason);
    return ou_base_exception_traverse(self, visit, argument);
}

/** Takes the five arguments, the second one of type `object_type`: 0, or -1. */
static int init_unicode(OuObject *self, OuObject *args, OuTypeObject *object_type)
{
    OuUnicodeErrorObject *exc = unicode_of(self);
    OuObject *encoding;
    OuObject *object;
    OuObject *reason;
    if (!OuArg_ParseTuple(args, "UO!nnU", &encoding, object_type, &object, &exc->start, &exc->end,
                          &reason)) {
        return -1;
    }
    Ou_StoreRef(&exc->encoding, encoding);
    Ou_StoreRef(&exc->object, object);
    Ou_StoreRef(&exc->reason, reason);
    return 0;
}

/** UnicodeEncodeError.__init__. */
int ou_unicode_error_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    return ou_base_exception_init(self, args, kwargs) < 0
               ? -1
               : init_unicode(self, args, &OuUnicode_Type);
}

int ou_unicode_decode_error_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    return ou_base_exception_init(self, args, kwargs) < 0 ? -1
                                                          : init_unicode(self, args, &OuBytes_Type);
}

/**
 * str() of a UnicodeDecodeError: @newref; NULL with an error set. CPython: UnicodeDecodeError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_unicode_decode_error_str(OuObject *self)
{
    OuUnicodeErrorObject *exc = unicode_of(self);
    if (exc->object == NULL) {
        return ou_base_exception_str(self);
    }
    if (exc->start >= 0 && exc->start < Ou_SIZE(exc->object) && exc->end == exc->start + 1) {
        unsigned byte = (unsigned char)OuBytes_AsString(exc->object)[exc->start];
        return OuUnicode_FromFormat("'%U' codec can't decode byte 0x%02x in position %zd: %U",
                                    exc->encoding, byte, exc->start, exc->reason);
    }
    return OuUnicode_FromFormat("'%U' codec can't decode bytes in position %zd-%zd: %U",
                                exc->encoding, exc->start, exc->end - 1, exc->reason);
}

/**
 * str() of a UnicodeEncodeError: @newref; NULL with an error set. CPython: UnicodeEncodeError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_unicode_encode_error_str(OuObject *self)
{
    OuUnicodeErrorObject *exc = unicode_of(self);
    if (exc->object == NULL) {
        return ou_base_exception_str(self);
    }
    if (exc->start >= 0 && exc->start < ou_unicode_length(exc->object) &&
        exc->end == exc->start + 1) {
        OuUCS4 bad = ou_unicode_char(exc->object, exc->start);
        const char *format = bad <= 0xff     ? "'%U' codec can't encode character '\\x%02x' in "
                                               "position %zd: %U"
                             : bad <= 0xffff ? "'%U' codec can't encode character '\\u%04x' in "
                                               "position %zd: %U"
                                             : "'%U' codec can't encode character '\\U%08x' in "
                                               "position %zd: %U";
        return OuUnicode_FromFormat(format, exc->encoding, bad, exc->start, exc->reason);
    }
    return OuUnicode_FromFormat("'%U' codec can't encode characters in position %zd-%zd: %U",
                                exc->encoding, exc->start, exc->end - 1, exc->reason);
}

/** The attributes that are plain fields of a UnicodeError. */
OuMemberDef ou_unicode_error_members[] = {
    FIELD(OuUnicodeErrorObject, encoding),
    FIELD(OuUnicodeErrorObject, object),
    {"start", OU_T_SSIZET, offsetof(OuUnicodeErrorObject, start), 0, NULL},
    {"end", OU_T_SSIZET, offsetof(OuUnicodeErrorObject, end), 0, NULL},
    FIELD(OuUnicodeErrorObject, reason),
    END_OF_FIELDS};
