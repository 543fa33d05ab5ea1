/* SPDX-License-Identifier: MIT */
/**
 * @file trashcan.c
 * Lab 2's trashcan, answered once more in another way.
 *
 * Here the chain is used through one function that takes an object off it, opening and closing a
 * level are steps of their own, and ou_trashcan_destroy_chain() is a death like any other: it opens
 * a level and closes it.
 */
#include "ouro/gc.h"

#include "ouro/gclist.h"

#include <stdbool.h>

enum { LEVELS = 50 };

/** Opens one more level, if there may be one. */
static bool open_level(void)
{
    bool possible = ou_trashcan.nesting < LEVELS;
    ou_trashcan.nesting += possible;
    return possible;
}

/** Takes the object that was put off last off the chain; NULL when there is none. */
static OuObject *next_to_die(void)
{
    OuObject *op = ou_trashcan.delete_later;
    if (op != NULL) {
        OuGCHead *below = gc_prev(ou_as_gc(op));
        ou_trashcan.delete_later = below == NULL ? NULL : ou_from_gc(below);
        gc_set_prev(ou_as_gc(op), NULL);
    }
    return op;
}

void ou_trashcan_deposit(OuObject *op)
{
    OuObject *below = ou_trashcan.delete_later;
    gc_set_prev(ou_as_gc(op), below == NULL ? NULL : ou_as_gc(below));
    ou_trashcan.delete_later = op;
}

void ou_trashcan_destroy_chain(void)
{
    bool opened = open_level();
    for (OuObject *op = next_to_die(); op != NULL; op = next_to_die()) {
        Ou_TYPE(op)->tp_dealloc(op);
    }
    ou_trashcan.nesting -= opened;
}

OuTrashcan ou_trashcan_begin(OuObject *op, OuDestructor dealloc)
{
    if (Ou_TYPE(op)->tp_dealloc != dealloc) {
        return OU_TRASHCAN_PASSED_BY;
    }
    if (open_level()) {
        return OU_TRASHCAN_ENTERED;
    }
    ou_trashcan_deposit(op);
    return OU_TRASHCAN_PUT_OFF;
}

void ou_trashcan_end(OuTrashcan begun)
{
    if (begun == OU_TRASHCAN_ENTERED && --ou_trashcan.nesting == 0) {
        ou_trashcan_destroy_chain(); /* does nothing when the chain is empty */
    }
}
