/* SPDX-License-Identifier: MIT */
/**
 * @file validate/refcount.c
 * The invariants of reference counting as functions, checked from outside core/refcount.c.
 */
#include "ouro/refcount.h"

#include "ouro/memory.h"

const char *ou_validate_object(const OuObject *op)
{
    if (OuMem_IsPtrFreed(op->ob_type)) {
        return "the memory of this object was freed, and somebody still refers to it";
    }
    if (op->ob_type == NULL) {
        return "this object has no type";
    }
    if (op->ob_refcnt <= 0) {
        return "this object is in use, and its count says that nobody owns it";
    }
    return NULL;
}

const char *ou_validate_ref_total(void)
{
#ifndef NDEBUG
    if (ou_ref_total < 0) {
        return "the total of live references is below 0: more were released than taken";
    }
#endif
    return NULL;
}
