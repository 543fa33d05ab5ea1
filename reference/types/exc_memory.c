/* SPDX-License-Identifier: MIT */
/**
 * @file exc_memory.c
 * MemoryError: the exception that is needed when nothing can be allocated.
 *
 * Some are made at the start and kept. A dead one goes back to the kept ones.
 *
 * Invariant: a kept one has count 0, is untracked and owns nothing; `dict` links them.
 */
#include "exceptions.h"

#include "ouro/gc.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"

enum {
    KEEP = 16, /**< how many are kept. CPython: MEMERRORS_SAVE (Objects/exceptions.c) */
};

/**
 * MemoryErrors that wait for bad times, linked by their dict field. CPython: struct _Py_exc_state
 * (Include/internal/pycore_exceptions.h).
 */
static OuBaseExceptionObject *kept;
/** How many wait. */
static int kept_count;
static OuObject *no_args; /**< owned: the empty tuple */
static int closing;       /**< 1: dead ones are freed */

/** The type MemoryError; borrowed. */
static OuTypeObject *memory_error_type(void)
{
    return &ou_exc_types[OuExc_MemoryError];
}

OuObject *ou_memory_error_get(void)
{
    if (kept == NULL) {
        return ou_base_exception_new(memory_error_type(), no_args, NULL);
    }
    OuBaseExceptionObject *exc = kept;
    kept = (OuBaseExceptionObject *)exc->dict;
    kept_count--;
    exc->dict = NULL;
    exc->suppress_context = 0;
    exc->args = Ou_NewRef(no_args);
    Ou_NewReference((OuObject *)exc);
    ou_as_gc((OuObject *)exc)->gc_prev = 0; /* a new life: not finalized */
    OuObject_GC_Track((OuObject *)exc);
    return (OuObject *)exc;
}

/**
 * Makes a MemoryError from the arguments of a call: @newref; NULL with an error set. CPython:
 * MemoryError_new (Objects/exceptions.c).
 */
OuObject *ou_memory_error_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    if (type != memory_error_type() || kept == NULL) {
        return ou_base_exception_new(type, args, kwargs);
    }
    OuObject *exc = ou_memory_error_get();
    Ou_StoreRef(&((OuBaseExceptionObject *)exc)->args, args);
    return exc;
}

/**
 * The death of a MemoryError: releases what it owns, then its memory. Deep chains go through the
 * trashcan, so they do not eat the C stack. CPython: MemoryError_dealloc (Objects/exceptions.c).
 */
void ou_memory_error_dealloc(OuObject *self)
{
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, ou_memory_error_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    ou_base_exception_clear(self);
    if (Ou_TYPE(self) == memory_error_type() && kept_count < KEEP && !closing) {
        ((OuBaseExceptionObject *)self)->dict = (OuObject *)kept;
        kept = (OuBaseExceptionObject *)self;
        kept_count++;
    } else {
        ou_object_free(self);
    }
    ou_trashcan_end(trashcan);
}

int ou_memory_error_init(void)
{
    OuObject *made[KEEP];
    int count = 0;
    closing = 0;
    no_args = OuTuple_New(0);
    while (no_args != NULL && count < KEEP) {
        made[count] = ou_base_exception_new(memory_error_type(), no_args, NULL);
        if (made[count] == NULL) {
            break;
        }
        count++;
    }
    int complete = count == KEEP;
    while (count > 0) {
        Ou_DecRef(made[--count]); /* each goes to the kept ones */
    }
    return complete ? 0 : -1;
}

void ou_memory_error_fini(void)
{
    closing = 1;
    while (kept != NULL) {
        OuObject *exc = (OuObject *)kept;
        kept = (OuBaseExceptionObject *)kept->dict;
        ou_object_free(exc);
    }
    kept_count = 0;
    Ou_Clear(&no_args);
}
