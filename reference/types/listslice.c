/* SPDX-License-Identifier: MIT */
/**
 * @file listslice.c
 * list[...]: reading, storing and deleting items and slices, with any step.
 *
 * The rule of core/list.c holds here too: the list is whole before anything is released, so what
 * is replaced is gathered aside first.
 */
#include "listinternal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"

#include <string.h>

/** A slice of a list, fitted to it. */
typedef struct Span {
    Ou_ssize_t start;  /**< first place */
    Ou_ssize_t stop;   /**< place behind the last one */
    Ou_ssize_t step;   /**< not 0 */
    Ou_ssize_t length; /**< items in it */
} Span;

/** Reads a slice and clips it to the list, whose size is read last: 0; -1 with an error set. */
static int read_span(OuListObject *self, OuObject *slice, Span *span)
{
    if (OuSlice_Unpack(slice, &span->start, &span->stop, &span->step) < 0) {
        return -1;
    }
    // Unpacking may have run a program's __index__: the size is read only now.
    span->length =
        OuSlice_AdjustIndices(self->ob_base.ob_size, &span->start, &span->stop, span->step);
    return 0;
}

/** Sets the error for a key that is neither an int nor a slice: always NULL. */
static OuObject *bad_key(OuObject *key)
{
    return OuErr_Format(OuExc_TypeError, "list indices must be integers or slices, not %.200s",
                        Ou_TYPE(key)->tp_name);
}

/** Reads an index and brings a negative one into the list; -1 with an error set. */
static int read_index(OuListObject *self, OuObject *key, Ou_ssize_t *index)
{
    *index = OuNumber_AsSsize_t(key, OuExc_IndexError);
    if (*index == -1 && OuErr_Occurred()) {
        return -1;
    }
    if (*index < 0) {
        *index += self->ob_base.ob_size;
    }
    return 0;
}

OuObject *ou_list_subscript(OuObject *op, OuObject *key)
{
    OuListObject *self = (OuListObject *)op;
    if (OuIndex_Check(key)) {
        Ou_ssize_t index;
        if (read_index(self, key, &index) < 0) {
            return NULL;
        }
        if (!ou_valid_index(index, self->ob_base.ob_size)) {
            return OuErr_Format(OuExc_IndexError, "list index out of range");
        }
        return Ou_NewRef(self->ob_item[index]);
    }
    if (!OuSlice_Check(key)) {
        return bad_key(key);
    }
    Span span;
    if (read_span(self, key, &span) < 0) {
        return NULL;
    }
    if (span.step == 1) {
        return OuList_GetSlice(op, span.start, span.stop);
    }
    OuObject *part = OuList_New(span.length);
    if (part == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < span.length; i++) {
        OuObject *item = self->ob_item[span.start + i * span.step];
        ((OuListObject *)part)->ob_item[i] = Ou_NewRef(item);
    }
    return part;
}

OuObject *ou_list_take(OuListObject *self, Ou_ssize_t index)
{
    OuObject *item = self->ob_item[index];
    Ou_ssize_t size = self->ob_base.ob_size - 1;
    memmove(self->ob_item + index, self->ob_item + index + 1,
            (size_t)(size - index) * sizeof(OuObject *));
    if (ou_list_resize(self, size) < 0) {
        // The room could not be made smaller: it stays larger.
        OuErr_Clear();
        self->ob_base.ob_size = size;
    }
    return item;
}

/** list[index] = value, or del list[index]. */
static int assign_item(OuListObject *self, Ou_ssize_t index, OuObject *value)
{
    if (!ou_valid_index(index, self->ob_base.ob_size)) {
        OuErr_SetString(OuExc_IndexError, "list assignment index out of range");
        return -1;
    }
    if (value == NULL) {
        Ou_DecRef(ou_list_take(self, index));
        return 0;
    }
    Ou_XSetRef(&self->ob_item[index], Ou_NewRef(value));
    return 0;
}

/** A list of what an iterable gives: the list itself if it is one; a new reference. */
static OuObject *as_list(OuObject *value, const char *message)
{
    OuObject *fast = OuSequence_Fast(value, message);
    if (fast == NULL || OuList_Check(fast)) {
        return fast;
    }
    OuObject *list = OuSequence_List(fast);
    Ou_DecRef(fast);
    return list;
}

/** list[start:stop] = value, or its deletion. */
static int assign_slice(OuObject *op, Span *span, OuObject *value)
{
    if (value == NULL) {
        return OuList_SetSlice(op, span->start, span->stop, NULL);
    }
    OuObject *values = as_list(value, "can only assign an iterable");
    if (values == NULL) {
        return -1;
    }
    int result = OuList_SetSlice(op, span->start, span->stop, values);
    Ou_DecRef(values);
    return result;
}

/** Releases what was gathered, first to last, and frees the array. */
static void release_all(OuObject **garbage, Ou_ssize_t count)
{
    for (Ou_ssize_t i = 0; i < count; i++) {
        Ou_DecRef(garbage[i]);
    }
    OuMem_Free(garbage);
}

/** del list[start:stop:step]: closes the gaps from left to right, then releases. */
static int delete_extended(OuListObject *self, Span *span)
{
    if (span->length <= 0) {
        return 0;
    }
    if (span->step < 0) {
        span->start += span->step * (span->length - 1);
        span->step = -span->step;
    }
    OuObject **garbage = OuMem_Malloc((size_t)span->length * sizeof(OuObject *));
    if (garbage == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    Ou_ssize_t size = self->ob_base.ob_size;
    Ou_ssize_t to = span->start;
    Ou_ssize_t gone = 0;
    for (Ou_ssize_t from = span->start; from < size; from++) {
        if (gone < span->length && from == span->start + gone * span->step) {
            garbage[gone++] = self->ob_item[from];
        } else {
            self->ob_item[to++] = self->ob_item[from];
        }
    }
    if (ou_list_resize(self, to) < 0) {
        OuErr_Clear();
        self->ob_base.ob_size = to;
    }
    release_all(garbage, gone);
    return 0;
}

/** list[start:stop:step] = values, which must be as many as are replaced. */
static int assign_extended(OuListObject *self, Span *span, OuObject *value)
{
    OuObject *values = (OuObject *)self == value
                           ? OuList_GetSlice(value, 0, Ou_SIZE(value))
                           : as_list(value, "must assign iterable to extended slice");
    if (values == NULL) {
        return -1;
    }
    if (Ou_SIZE(values) != span->length) {
        OuErr_Format(OuExc_ValueError,
                     "attempt to assign sequence of size %td to extended slice of size %td",
                     Ou_SIZE(values), span->length);
        Ou_DecRef(values);
        return -1;
    }
    OuObject **garbage = OuMem_Malloc((size_t)span->length * sizeof(OuObject *));
    if (garbage == NULL) {
        Ou_DecRef(values);
        OuErr_NoMemory();
        return -1;
    }
    for (Ou_ssize_t i = 0; i < span->length; i++) {
        OuObject **place = &self->ob_item[span->start + i * span->step];
        garbage[i] = *place;
        *place = Ou_NewRef(((OuListObject *)values)->ob_item[i]);
    }
    release_all(garbage, span->length);
    Ou_DecRef(values);
    return 0;
}

int ou_list_ass_subscript(OuObject *op, OuObject *key, OuObject *value)
{
    OuListObject *self = (OuListObject *)op;
    if (OuIndex_Check(key)) {
        Ou_ssize_t index;
        return read_index(self, key, &index) < 0 ? -1 : assign_item(self, index, value);
    }
    if (!OuSlice_Check(key)) {
        bad_key(key);
        return -1;
    }
    Span span;
    if (read_span(self, key, &span) < 0) {
        return -1;
    }
    if (span.step == 1) {
        return assign_slice(op, &span, value);
    }
    return value == NULL ? delete_extended(self, &span) : assign_extended(self, &span, value);
}
