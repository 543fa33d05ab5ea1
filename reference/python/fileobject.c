/* SPDX-License-Identifier: MIT */
/**
 * @file fileobject.c
 * Text files over C streams: enough to print, to read a file, and to read it line by line.
 */
#include "fileobject.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/gc.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *ou_err_from_errno(OuObject *filename)
{
    int number = errno;
    OuObject *text = OuUnicode_FromString(strerror(number));
    OuObject *code = text ? OuLong_FromLong(number) : NULL;
    OuObject *args = NULL;
    if (code != NULL) {
        args = filename ? OuTuple_Pack(3, code, text, filename) : OuTuple_Pack(2, code, text);
    }
    if (args != NULL) {
        ou_err_set_type_object(
            ou_exc_type(number == ENOENT ? OuExc_FileNotFoundError : OuExc_OSError), args);
    }
    Ou_XDecRef(args);
    Ou_XDecRef(code);
    Ou_XDecRef(text);
    return NULL;
}

OuObject *ou_file_new(FILE *stream, const char *name, const char *mode, int standard)
{
    OuFileObject *file = (OuFileObject *)OuObject_New(&OuFile_Type);
    if (file == NULL) {
        if (!standard) {
            fclose(stream);
        }
        return NULL;
    }
    file->stream = stream;
    file->standard = standard;
    file->name = OuUnicode_FromString(name);
    file->mode = OuUnicode_FromString(mode);
    if (file->name == NULL || file->mode == NULL) {
        Ou_DecRef((OuObject *)file);
        return NULL;
    }
    return (OuObject *)file;
}

OuObject *ou_file_open(OuObject *path, const char *mode)
{
    if (!OuUnicode_Check(path)) {
        return OuErr_Format(OuExc_TypeError, "expected str, bytes or os.PathLike object, not %s",
                            Ou_TYPE(path)->tp_name);
    }
    char plain[4] = "";
    size_t length = 0;
    for (const char *c = mode; *c; c++) {
        if (strchr("rwax+", *c) && length < 3) {
            plain[length++] = *c;
        } else if (*c == 'b') {
            return OuErr_Format(OuExc_ValueError, "ouro opens text files only");
        } else if (*c != 't') {
            return OuErr_Format(OuExc_ValueError, "invalid mode: '%s'", mode);
        }
    }
    const char *name = OuUnicode_AsUTF8(path);
    if (name == NULL) {
        return NULL;
    }
    FILE *stream = fopen(name, plain[0] == 'x' ? "wx" : plain[0] ? plain : "r");
    return stream ? ou_file_new(stream, name, mode, 0) : ou_err_from_errno(path);
}

/** The stream of a file that is open; NULL with ValueError set. */
static FILE *open_stream(OuObject *self)
{
    FILE *stream = ((OuFileObject *)self)->stream;
    if (stream == NULL) {
        OuErr_SetString(OuExc_ValueError, "I/O operation on closed file.");
    }
    return stream;
}

/* ---- writing -------------------------------------------------------------------------------- */

/** Writes a str as UTF-8: 0; -1 with ValueError for a closed file, or with OSError. */
static int write_text(OuObject *self, OuObject *text)
{
    FILE *stream = open_stream(self);
    if (stream == NULL) {
        return -1;
    }
    Ou_ssize_t size;
    const char *bytes = OuUnicode_AsUTF8AndSize(text, &size);
    if (bytes == NULL) {
        return -1;
    }
    if (fwrite(bytes, 1, (size_t)size, stream) != (size_t)size) {
        ou_err_from_errno(NULL);
        return -1;
    }
    return 0;
}

/** `file.write()`: @newref; NULL with an error set. */
static OuObject *file_write(OuObject *self, OuObject *text)
{
    if (!OuUnicode_Check(text)) {
        return OuErr_Format(OuExc_TypeError, "write() argument must be str, not %s",
                            Ou_TYPE(text)->tp_name);
    }
    return write_text(self, text) < 0 ? NULL : OuLong_FromSsize_t(ou_unicode_length(text));
}

/** `file.writelines()`: @newref; NULL with an error set. */
static OuObject *file_writelines(OuObject *self, OuObject *lines)
{
    OuObject *iterator = OuObject_GetIter(lines);
    if (iterator == NULL) {
        return NULL;
    }
    OuObject *line;
    while ((line = OuIter_Next(iterator)) != NULL) {
        OuObject *result = file_write(self, line);
        Ou_DecRef(line);
        if (result == NULL) {
            break;
        }
        Ou_DecRef(result);
    }
    Ou_DecRef(iterator);
    return OuErr_Occurred() ? NULL : Ou_NewRef(Ou_None);
}

/** `file.flush()`: @newref; NULL with an error set. */
static OuObject *file_flush(OuObject *self, OuObject *OU_UNUSED(args))
{
    FILE *stream = open_stream(self);
    if (stream == NULL) {
        return NULL;
    }
    if (fflush(stream) != 0) {
        return ou_err_from_errno(NULL);
    }
    OU_RETURN_NONE;
}

int ou_file_write(OuObject *file, OuObject *text)
{
    if (Ou_TYPE(file) == &OuFile_Type) {
        return write_text(file, text);
    }
    OuObject *method = OuObject_GetAttrString(file, "write");
    OuObject *result = method ? OuObject_CallOneArg(method, text) : NULL;
    Ou_XDecRef(method);
    Ou_XDecRef(result);
    return result ? 0 : -1;
}

int ou_file_write_string(OuObject *file, const char *text)
{
    OuObject *op = OuUnicode_FromString(text);
    int status = op ? ou_file_write(file, op) : -1;
    Ou_XDecRef(op);
    return status;
}

int ou_file_flush(OuObject *file)
{
    OuObject *method = OuObject_GetAttrString(file, "flush");
    OuObject *result = method ? OuObject_CallNoArgs(method) : NULL;
    Ou_XDecRef(method);
    Ou_XDecRef(result);
    return result ? 0 : -1;
}

/* ---- reading -------------------------------------------------------------------------------- */

/** One line with its end, "" at the end of the file: a new str. */
static OuObject *read_line(OuObject *self)
{
    FILE *stream = open_stream(self);
    if (stream == NULL) {
        return NULL;
    }
    char *line = NULL;
    size_t room = 0;
    ssize_t length = getline(&line, &room, stream);
    OuObject *text = OuUnicode_FromStringAndSize(line ? line : "", length > 0 ? length : 0);
    free(line);
    return text;
}

/** `file.readline()`: @newref; NULL with an error set. */
static OuObject *file_readline(OuObject *self, OuObject *OU_UNUSED(args))
{
    return read_line(self);
}

/** The next item of a file: @newref; NULL at the end, and with an error set. */
static OuObject *file_iternext(OuObject *self)
{
    OuObject *line = read_line(self);
    if (line != NULL && ou_unicode_length(line) == 0) {
        Ou_Clear(&line);
    }
    return line;
}

OuObject *ou_file_read_all(OuObject *self)
{
    FILE *stream = open_stream(self);
    if (stream == NULL) {
        return NULL;
    }
    char *text = NULL;
    size_t room = 0;
    ssize_t length = getdelim(&text, &room, EOF, stream);
    OuObject *result = OuUnicode_FromStringAndSize(text ? text : "", length > 0 ? length : 0);
    free(text);
    return result;
}

/** `file.read()`: @newref; NULL with an error set. */
static OuObject *file_read(OuObject *self, OuObject *OU_UNUSED(args))
{
    return ou_file_read_all(self);
}

/** `file.readlines()`: @newref; NULL with an error set. */
static OuObject *file_readlines(OuObject *self, OuObject *OU_UNUSED(args))
{
    return open_stream(self) ? OuSequence_List(self) : NULL;
}

/* ---- the rest ------------------------------------------------------------------------------- */

/** Closes the stream once; a standard one is only flushed, for the process owns it. */
static void close_stream(OuFileObject *file)
{
    FILE *stream = file->stream;
    file->stream = NULL;
    if (stream != NULL && file->standard) {
        fflush(stream);
    } else if (stream != NULL) {
        fclose(stream);
    }
}

/** `file.close()`: @newref; NULL with an error set. */
static OuObject *file_close(OuObject *self, OuObject *OU_UNUSED(args))
{
    close_stream((OuFileObject *)self);
    OU_RETURN_NONE;
}

/** `file.__enter__()`: @newref; NULL with an error set. */
static OuObject *file_enter(OuObject *self, OuObject *OU_UNUSED(args))
{
    return open_stream(self) ? Ou_NewRef(self) : NULL;
}

/** `file.__exit__()`: @newref; NULL with an error set. */
static OuObject *file_exit(OuObject *self, OuObject *OU_UNUSED(args))
{
    return file_close(self, NULL);
}

/** `file.fileno()`: @newref; NULL with an error set. */
static OuObject *file_fileno(OuObject *self, OuObject *OU_UNUSED(args))
{
    FILE *stream = open_stream(self);
    return stream ? OuLong_FromLong(fileno(stream)) : NULL;
}

/** `file.isatty()`: @newref; NULL with an error set. */
static OuObject *file_isatty(OuObject *self, OuObject *OU_UNUSED(args))
{
    FILE *stream = open_stream(self);
    return stream ? OuBool_FromLong(isatty(fileno(stream))) : NULL;
}

/** `closed` of a file: @newref; NULL with an error set. */
static OuObject *get_closed(OuObject *self, void *OU_UNUSED(closure))
{
    return OuBool_FromLong(((OuFileObject *)self)->stream == NULL);
}

/** `encoding` of a file: @newref; NULL with an error set. */
static OuObject *get_encoding(OuObject *OU_UNUSED(self), void *OU_UNUSED(closure))
{
    return OuUnicode_FromString("utf-8");
}

/** repr() of a file: @newref; NULL with an error set. */
static OuObject *file_repr(OuObject *self)
{
    OuFileObject *file = (OuFileObject *)self;
    return OuUnicode_FromFormat("<_io.TextIOWrapper name=%R mode=%R encoding='utf-8'>", file->name,
                                file->mode);
}

/**
 * The death of a file: releases what it owns, then its memory. Weak references to it are cleared
 * first.
 */
static void file_dealloc(OuObject *self)
{
    OuFileObject *file = (OuFileObject *)self;
    if (file->weakreflist != NULL) {
        OuObject_ClearWeakRefs(self);
    }
    close_stream(file);
    Ou_XDecRef(file->name);
    Ou_XDecRef(file->mode);
    OuObject_Del(self);
}

/** The methods of a file. */
static OuMethodDef file_methods[] = {
    {"write", file_write, OU_METH_O, NULL},
    {"writelines", file_writelines, OU_METH_O, NULL},
    {"flush", file_flush, OU_METH_NOARGS, NULL},
    {"read", file_read, OU_METH_VARARGS, NULL},
    {"readline", file_readline, OU_METH_VARARGS, NULL},
    {"readlines", file_readlines, OU_METH_VARARGS, NULL},
    {"close", file_close, OU_METH_NOARGS, NULL},
    {"fileno", file_fileno, OU_METH_NOARGS, NULL},
    {"isatty", file_isatty, OU_METH_NOARGS, NULL},
    {"__enter__", file_enter, OU_METH_NOARGS, NULL},
    {"__exit__", file_exit, OU_METH_VARARGS, NULL},
    {0},
};

/** The attributes that are plain fields of a file. */
static OuMemberDef file_members[] = {
    {"name", OU_T_OBJECT, offsetof(OuFileObject, name), OU_READONLY, NULL},
    {"mode", OU_T_OBJECT, offsetof(OuFileObject, mode), OU_READONLY, NULL},
    {0},
};

/** The attributes computed by functions of a file. */
static OuGetSetDef file_getset[] = {
    {"closed", get_closed, NULL, NULL, NULL},
    {"encoding", get_encoding, NULL, NULL, NULL},
    {0},
};

OuTypeObject OuFile_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "_io.TextIOWrapper",
    .tp_basicsize = sizeof(OuFileObject),
    .tp_dealloc = file_dealloc,
    .tp_weaklistoffset = offsetof(OuFileObject, weakreflist),
    .tp_repr = file_repr,
    .tp_iter = OuObject_SelfIter,
    .tp_iternext = file_iternext,
    .tp_methods = file_methods,
    .tp_members = file_members,
    .tp_getset = file_getset,
};
