/* SPDX-License-Identifier: MIT */
/**
 * @file trashcan.c
 * The trashcan: long chains die without eating the C stack.
 *
 * The problem: a list that holds a list that holds a list ... dies by a call within a call within
 * a call, one level of C stack for each. A million levels crash. The idea: count how deep the
 * calls are nested. From level 50 on, do not let the object die now; push it on a chain of dead
 * objects and return. When the outermost death is done, drain the chain in a loop.
 *
 * The chain needs no memory of its own. A dead, untracked object does not use its GC head any
 * more, so the chain runs through gc_prev: dead memory is storage.
 *
 * Invariant: every object on the chain has count 0, is untracked, and its tp_dealloc has not yet
 * released anything. The nesting is above 0 while the chain is drained, so the chain is never
 * drained within its own draining.
 */
#include "ouro/gc.h"

#include "ouro/gclist.h"

enum {
    /** So deep dealloc calls may nest. CPython: _PyTrash_UNWIND_LEVEL (Objects/object.c). */
    UNWIND_LEVEL = 50,
};

/**
 * Pushes a dead object on the chain; its gc_prev becomes the link.
 *
 * CPython: _PyTrash_thread_deposit_object (Objects/object.c).
 * @lab{2,6}
 */
void ou_trashcan_deposit(OuObject *op)
{
    OuGCHead *later = ou_trashcan.delete_later ? ou_as_gc(ou_trashcan.delete_later) : NULL;
    gc_set_prev(ou_as_gc(op), later);
    ou_trashcan.delete_later = op;
}

/**
 * Lets every object on the chain die, those included that are put off meanwhile.
 *
 * CPython: _PyTrash_thread_destroy_chain (Objects/object.c).
 * @lab{2,6}
 */
void ou_trashcan_destroy_chain(void)
{
    ou_trashcan.nesting++;
    while (ou_trashcan.delete_later != NULL) {
        OuObject *op = ou_trashcan.delete_later;
        OuGCHead *later = gc_prev(ou_as_gc(op));
        ou_trashcan.delete_later = later ? ou_from_gc(later) : NULL;
        gc_set_prev(ou_as_gc(op), NULL);
        /* Its count is 0 already, so this is the slot itself, not Ou_DecRef(). */
        Ou_TYPE(op)->tp_dealloc(op);
        OU_ASSERT(ou_trashcan.nesting == 1, "every ou_trashcan_begin() has its ou_trashcan_end()");
    }
    ou_trashcan.nesting--;
}

/**
 * Opens the bracket around the body of a tp_dealloc.
 *
 * @lab{2,6}
 */
OuTrashcan ou_trashcan_begin(OuObject *op, OuDestructor dealloc)
{
    if (Ou_TYPE(op)->tp_dealloc != dealloc) {
        return OU_TRASHCAN_PASSED_BY;
    }
    OU_ASSERT_OBJECT(op, !ou_gc_is_tracked(op), "a dying object is untracked first");
    if (ou_trashcan.nesting >= UNWIND_LEVEL) {
        ou_trashcan_deposit(op);
        return OU_TRASHCAN_PUT_OFF;
    }
    ou_trashcan.nesting++;
    return OU_TRASHCAN_ENTERED;
}

/**
 * Closes the bracket. The outermost one lets everything die that was put off.
 *
 * @lab{2,6}
 */
void ou_trashcan_end(OuTrashcan begun)
{
    if (begun != OU_TRASHCAN_ENTERED) {
        return;
    }
    ou_trashcan.nesting--;
    if (ou_trashcan.nesting == 0 && ou_trashcan.delete_later != NULL) {
        ou_trashcan_destroy_chain();
    }
}
