/* SPDX-License-Identifier: MIT */
/**
 * @file validate/trashcan.c
 * The invariants of the trashcan as a function, checked from outside core/trashcan.c.
 */
#include "ouro/gc.h"

#include "ouro/gclist.h"
#include "ouro/memory.h"

/** The object put off before this one, or NULL. */
static const OuObject *put_off_before(const OuObject *op)
{
    OuGCHead *later = gc_prev(ou_as_gc(op));
    return later ? ou_from_gc(later) : NULL;
}

/** What must be true of one object of the chain. */
static const char *validate_put_off(const OuObject *op)
{
    if (OuMem_IsPtrFreed(op->ob_type)) {
        return "an object that waits to die was freed already";
    }
    if (op->ob_type == NULL || !(op->ob_type->tp_flags & OU_TPFLAGS_HAVE_GC)) {
        return "an object that waits to die has no GC head, so it cannot be linked";
    }
    if (op->ob_refcnt != 0) {
        return "an object that waits to die has an owner";
    }
    if (ou_gc_is_tracked(op)) {
        return "an object that waits to die is still tracked, so a collection can find it";
    }
    return NULL;
}

const char *ou_validate_trashcan(void)
{
    if (ou_trashcan.nesting < 0) {
        return "more trashcan brackets were closed than opened";
    }
    if (ou_trashcan.nesting == 0 && ou_trashcan.delete_later != NULL) {
        return "dead objects wait, and no bracket is open that will let them die";
    }
    /* `twice` runs ahead at double speed: in a loop it meets `op` again. */
    const OuObject *twice = ou_trashcan.delete_later;
    for (const OuObject *op = twice; op != NULL; op = put_off_before(op)) {
        const char *sentence = validate_put_off(op);
        if (sentence != NULL) {
            return sentence;
        }
        for (int i = 0; i < 2 && twice != NULL; i++) {
            twice = validate_put_off(twice) ? NULL : put_off_before(twice);
        }
        if (twice == op) {
            return "the chain of dead objects runs in a circle: one of them was put off twice";
        }
    }
    return NULL;
}
