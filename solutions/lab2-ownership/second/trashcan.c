/* SPDX-License-Identifier: MIT */
/**
 * @file trashcan.c
 * Lab 2's trashcan, answered once more in another way.
 *
 * Here the free levels are counted down, the chain is a chain of heads, and a flag says that it is
 * being drained, so that no bracket opened meanwhile drains it again.
 */
#include "ouro/gc.h"

#include "ouro/gclist.h"

#include <stdbool.h>

enum { LEVELS = 50 };

static int free_levels = LEVELS;
static OuGCHead *waiting;
static bool draining;

void ou_trashcan_deposit(OuObject *op)
{
    OuGCHead *head = ou_as_gc(op);
    gc_set_prev(head, waiting);
    waiting = head;
}

/** Takes the head that was put off last off the chain; NULL when there is none. */
static OuGCHead *next_to_die(void)
{
    OuGCHead *head = waiting;
    if (head != NULL) {
        waiting = gc_prev(head);
        gc_set_prev(head, NULL);
    }
    return head;
}

void ou_trashcan_destroy_chain(void)
{
    bool was_draining = draining;
    draining = true;
    for (OuGCHead *head = next_to_die(); head != NULL; head = next_to_die()) {
        OuObject *op = ou_from_gc(head);
        Ou_TYPE(op)->tp_dealloc(op);
    }
    draining = was_draining;
}

OuTrashcan ou_trashcan_begin(OuObject *op, OuDestructor dealloc)
{
    bool own = Ou_TYPE(op)->tp_dealloc == dealloc;
    if (own && free_levels == 0) {
        ou_trashcan_deposit(op);
        return OU_TRASHCAN_PUT_OFF;
    }
    free_levels -= own;
    return own ? OU_TRASHCAN_ENTERED : OU_TRASHCAN_PASSED_BY;
}

void ou_trashcan_end(OuTrashcan begun)
{
    free_levels += begun == OU_TRASHCAN_ENTERED;
    if (begun == OU_TRASHCAN_ENTERED && free_levels == LEVELS && !draining) {
        ou_trashcan_destroy_chain();
    }
}
