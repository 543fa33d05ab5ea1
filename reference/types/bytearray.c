/* SPDX-License-Identifier: MIT */
/**
 * @file bytearray.c
 * How bytearrays live, grow and are made by programs; the type. Items and slices are in
 * bytearray_items.c, methods in bytearray_methods.c and, those shared with bytes, bytes_methods.c.
 *
 * A bytearray owns no other object, so the collector does not know it; and it has no list of weak
 * references, so nobody can refer to one weakly. Both as in CPython.
 */
#include "ouro/bytearray.h"

#include "bytes_internal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/iter.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <string.h>

int OuByteArray_Check(const OuObject *op)
{
    return op->ob_type == &OuByteArray_Type || OuType_IsSubtype(op->ob_type, &OuByteArray_Type);
}

char *ou_bytearray_data(OuObject *op)
{
    static char nothing[1]; /* so that there is an address when there is no byte; never written */
    OuByteArrayObject *self = (OuByteArrayObject *)op;
    return self->ob_base.ob_size > 0 ? self->ob_start : nothing;
}

OuObject *OuByteArray_FromStringAndSize(const char *data, Ou_ssize_t size)
{
    OuByteArrayObject *self = (OuByteArrayObject *)OuObject_New(&OuByteArray_Type);
    if (self == NULL) {
        return NULL;
    }
    if (OuByteArray_Resize((OuObject *)self, size) < 0) {
        Ou_DecRef((OuObject *)self);
        return NULL;
    }
    if (size > 0 && data != NULL) {
        memcpy(self->ob_start, data, (size_t)size);
    } else if (size > 0) {
        memset(self->ob_start, 0, (size_t)size);
    }
    return (OuObject *)self;
}

/** Sets the size, within the buffer. */
static void set_size(OuByteArrayObject *self, Ou_ssize_t size)
{
    self->ob_base.ob_size = size;
    if (self->ob_bytes != NULL) {
        self->ob_start[size] = '\0';
    }
}

/** Puts the bytes into a buffer of another size, at its beginning: 0; -1 with MemoryError set. */
static int move_to(OuByteArrayObject *self, Ou_ssize_t room, Ou_ssize_t size)
{
    Ou_ssize_t have = self->ob_base.ob_size;
    char *buffer;
    if (self->ob_start == self->ob_bytes) {
        buffer = OuObject_Realloc(self->ob_bytes, (size_t)room);
    } else {
        buffer = OuObject_Malloc((size_t)room);
        if (buffer != NULL) {
            memcpy(buffer, self->ob_start, (size_t)(have < size ? have : size));
            OuObject_Free(self->ob_bytes);
        }
    }
    if (buffer == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    self->ob_bytes = self->ob_start = buffer;
    self->ob_alloc = room;
    set_size(self, size);
    return 0;
}

int OuByteArray_Resize(OuObject *op, Ou_ssize_t size)
{
    OuByteArrayObject *self = (OuByteArrayObject *)op;
    Ou_ssize_t have = self->ob_base.ob_size, room = self->ob_alloc;
    if (size == have) {
        return 0;
    }
    if (size < room - (self->ob_start - self->ob_bytes)) {
        /* It fits. Only a buffer of more than twice the size is made smaller. */
        if (size < room / 2 && move_to(self, size + 1, size) == 0) {
            return 0;
        }
        if (size < room / 2) {
            OuErr_Clear(); /* there is no room to copy it to: it stays larger */
        }
        set_size(self, size);
        return 0;
    }
    if (size > OU_SSIZE_T_MAX / 2) {
        OuErr_NoMemory();
        return -1;
    }
    Ou_ssize_t more = size <= room + room / 8 ? (size >> 3) + (size < 9 ? 3 : 6) : 1;
    return move_to(self, size + more, size);
}

/**
 * The death of a bytearray: its buffer, then itself. CPython: bytearray_dealloc
 * (Objects/bytearrayobject.c).
 */
static void bytearray_dealloc(OuObject *op)
{
    OuObject_Free(((OuByteArrayObject *)op)->ob_bytes);
    ou_object_free(op);
}

/* ---- made by programs ------------------------------------------------------------------------- */

/** bytearray(str, encoding, errors). */
static int fill_from_str(OuObject *self, OuObject *text, const char *encoding, const char *errors)
{
    if (encoding == NULL) {
        OuErr_SetString(OuExc_TypeError, "string argument without an encoding");
        return -1;
    }
    OuObject *bytes = OuUnicode_AsEncodedString(text, encoding, errors);
    if (bytes == NULL) {
        return -1;
    }
    int status = ou_bytearray_splice(self, 0, Ou_SIZE(self),
                                     (OuByteSpan){ou_bytes_data(bytes), Ou_SIZE(bytes)});
    Ou_DecRef(bytes);
    return status;
}

/** bytearray(count): that many zeros. Returns 1 when `source` is no number after all. */
static int fill_with_zeros(OuObject *self, OuObject *source)
{
    Ou_ssize_t count = OuNumber_AsSsize_t(source, OuExc_OverflowError);
    if (count == -1 && OuErr_Occurred()) {
        if (!OuErr_ExceptionMatches(OuExc_TypeError)) {
            return -1;
        }
        OuErr_Clear();
        return 1;
    }
    if (count < 0) {
        OuErr_SetString(OuExc_ValueError, "negative count");
        return -1;
    }
    if (OuByteArray_Resize(self, count) < 0) {
        return -1;
    }
    memset(ou_bytearray_data(self), 0, (size_t)count);
    return 0;
}

/** bytearray(iterable of ints). */
static int fill_from_iterable(OuObject *self, OuObject *source)
{
    OuObject *iterator = OuObject_GetIter(source);
    if (iterator == NULL) {
        if (OuErr_ExceptionMatches(OuExc_TypeError)) {
            OuErr_Format(OuExc_TypeError, "cannot convert '%.200s' object to bytearray",
                         Ou_TYPE(source)->tp_name);
        }
        return -1;
    }
    int status = ou_bytearray_append_items(self, iterator);
    Ou_DecRef(iterator);
    return status;
}

/**
 * Fills a bytearray from the arguments of a call: 0; -1 with an error set. CPython:
 * bytearray___init___impl (Objects/bytearrayobject.c).
 */
static int bytearray_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"source", "encoding", "errors", NULL};
    OuObject *source = NULL;
    const char *encoding = NULL, *errors = NULL;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|Oss:bytearray", keywords, &source, &encoding,
                                     &errors) ||
        OuByteArray_Resize(self, 0) < 0) {
        return -1;
    }
    if (source != NULL && OuUnicode_Check(source)) {
        return fill_from_str(self, source, encoding, errors);
    }
    if (encoding != NULL || errors != NULL) {
        OuErr_SetString(OuExc_TypeError, encoding != NULL ? "encoding without a string argument"
                                                          : "errors without a string argument");
        return -1;
    }
    if (source == NULL || source == self) {
        return 0;
    }
    OuByteSpan span;
    if (ou_is_byteslike(source)) {
        ou_byte_span(source, &span);
        return ou_bytearray_splice(self, 0, 0, span);
    }
    int status = OuIndex_Check(source) ? fill_with_zeros(self, source) : 1;
    return status <= 0 ? status : fill_from_iterable(self, source);
}

/**
 * The repr, bytearray(b'...'), with the name of a derived type: @newref; NULL with an error set. CPython:
 * bytearray_repr (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_repr(OuObject *op)
{
    const char *point = strrchr(Ou_TYPE(op)->tp_name, '.');
    OuUnicodeWriter writer = {0};
    OuByteSpan span = {ou_bytearray_data(op), Ou_SIZE(op)};
    if (ou_write_bytes_repr(&writer, span, 1) < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    OuObject *bytes = ou_writer_finish(&writer);
    OuObject *result =
        bytes ? OuUnicode_FromFormat("%s(%U)", point ? point + 1 : Ou_TYPE(op)->tp_name, bytes)
              : NULL;
    Ou_XDecRef(bytes);
    return result;
}

/* ---- the type --------------------------------------------------------------------------------- */

/**
 * How many bytes. CPython: bytearray_length (Objects/bytearrayobject.c).
 */
static Ou_ssize_t bytearray_length(OuObject *op)
{
    return Ou_SIZE(op);
}

/** The sequence operators of a bytearray. */
static OuSequenceMethods bytearray_as_sequence = {
    .sq_length = bytearray_length,
    .sq_concat = ou_byteslike_concat,
    .sq_repeat = ou_bytearray_repeat,
    .sq_item = ou_bytearray_item,
    .sq_contains = ou_byteslike_contains,
    .sq_inplace_concat = ou_bytearray_inplace_concat,
    .sq_inplace_repeat = ou_bytearray_inplace_repeat,
};

/** The mapping operators of a bytearray. */
static OuMappingMethods bytearray_as_mapping = {
    .mp_length = bytearray_length,
    .mp_subscript = ou_bytearray_subscript,
    .mp_ass_subscript = ou_bytearray_ass_subscript,
};

OuTypeObject OuByteArray_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "bytearray",
    .tp_basicsize = sizeof(OuByteArrayObject),
    .tp_flags = OU_TPFLAGS_BASETYPE | OU_TPFLAGS_IMMUTABLETYPE,
    .tp_dealloc = bytearray_dealloc,
    .tp_repr = bytearray_repr,
    .tp_str = bytearray_repr,
    .tp_hash = OuObject_HashNotImplemented,
    .tp_richcompare = ou_byteslike_richcompare,
    .tp_iter = ou_bytearray_iter,
    .tp_as_sequence = &bytearray_as_sequence,
    .tp_as_mapping = &bytearray_as_mapping,
    .tp_methods = ou_bytearray_methods,
    .tp_init = bytearray_init,
    .tp_new = OuType_GenericNew,
    .tp_doc = "bytearray(iterable_of_ints) -> bytearray\n"
              "bytearray(string, encoding[, errors]) -> bytearray\n"
              "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
              "bytearray(int) -> bytes array of size given by the parameter initialized with null "
              "bytes\n"
              "bytearray() -> empty bytes array",
};
