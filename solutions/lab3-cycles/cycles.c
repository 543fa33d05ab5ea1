/* SPDX-License-Identifier: MIT */
/**
 * @file cycles.c
 * Finding cyclic garbage by arithmetic.
 *
 * The problem: objects that refer to each other keep each other's counts above 0 for ever, even
 * when nobody else refers to any of them. The idea: take the counts of a set of objects and
 * subtract every reference that comes from inside the set. What remains is the number of
 * references from *outside*. An object with a remainder is needed; so is everything that it
 * reaches. All the rest is garbage. No roots have to be known: where the references from outside
 * come from, a variable, a C program, an older generation, does not matter.
 *
 *     gc_refs after update_refs:      A 2   B 1   C 1         outside -> A -> B,  B -> A,  C -> C
 *     gc_refs after subtract_refs:    A 1   B 0   C 0
 *     move_unreachable:               A is needed, it reaches B; C is garbage
 *
 * The life story of gc_refs, which lives in the upper bits of gc_prev, so that `young` is only
 * singly linked meanwhile:
 *
 *     update_refs       the object's count
 *     subtract_refs     minus one for each reference from inside the list
 *     move_unreachable  0: not known to be reachable (yet). 1 or more: reachable. Once an object
 *                       has been passed, gc_prev is a back pointer again and COLLECTING is clear
 *
 * Terms: an object is *set aside* when move_unreachable() meets it with gc_refs 0 and moves it to
 * the unreachable list. This is a guess: it is *rescued*, moved back, when a reachable object met
 * later refers to it.
 */
#include "ouro/cycles.h"

#include "ouro/gclist.h"
#include "ouro/refcount.h"
#include "ouro/visit.h"

/**
 * Copies each object's count into gc_refs, and marks the object as COLLECTING.
 *
 * @lab{3,1}
 */
void update_refs(OuGCHead *containers)
{
    for (OuGCHead *gc = gc_next(containers); gc != containers; gc = gc_next(gc)) {
        OuObject *op = ou_from_gc(gc);
        OU_ASSERT_OBJECT(op, Ou_REFCNT(op) > 0, "a tracked object is dead: who released it?");
        gc->gc_prev = (gc->gc_prev & OU_GC_PREV_FINALIZED) | OU_GC_PREV_COLLECTING |
                      ((uintptr_t)Ou_REFCNT(op) << OU_GC_PREV_SHIFT);
    }
}

/**
 * Takes one reference away from a referent that is in the set. CPython: visit_decref
 * (Modules/gcmodule.c).
 */
static inline int visit_decref(OuObject *op, void *OU_UNUSED(argument))
{
    if (OuObject_IS_GC(op)) {
        OuGCHead *gc = ou_as_gc(op);
        if (gc_is_collecting(gc)) {
            OU_ASSERT_OBJECT(op, gc_get_refs(gc) > 0,
                             "more references to this object than its count: who forgot to take?");
            gc->gc_prev -= (uintptr_t)1 << OU_GC_PREV_SHIFT;
        }
    }
    return 0;
}

/**
 * Takes away from gc_refs every reference that comes from inside the list.
 *
 * @lab{3,2}
 */
void subtract_refs(OuGCHead *containers)
{
    for (OuGCHead *gc = gc_next(containers); gc != containers; gc = gc_next(gc)) {
        OuObject *op = ou_from_gc(gc);
        ou_visit_references(op, visit_decref, NULL);
    }
}

/**
 * Notes that a referent of a reachable object is reachable. CPython: visit_reachable
 * (Modules/gcmodule.c).
 *
 * @param op        the referent
 * @param argument  the young list
 */
static inline int visit_reachable(OuObject *op, void *argument)
{
    if (!OuObject_IS_GC(op)) {
        return 0;
    }
    OuGCHead *gc = ou_as_gc(op);
    if (!gc_is_collecting(gc)) {
        return 0; /* outside of the set, or passed already */
    }
    if (gc->gc_next & OU_GC_NEXT_UNREACHABLE) {
        /* It was set aside, and the guess was wrong. It goes back to the end of young, where
         * move_unreachable() will reach it again. Both its neighbours carry the flag too, so it is
         * taken out by hand. */
        OuGCHead *prev = gc_prev(gc);
        OuGCHead *next = (OuGCHead *)(gc->gc_next & ~OU_GC_NEXT_UNREACHABLE);
        prev->gc_next = gc->gc_next;
        gc_set_prev(next, prev);
        gc_list_append(gc, argument);
        gc_set_refs(gc, 1);
    } else if (gc_get_refs(gc) == 0) {
        /* Still to come in young: this keeps it from being set aside. */
        gc_set_refs(gc, 1);
    }
    return 0;
}

/**
 * Moves what no reference from outside reaches to another list. Returns how many objects stayed.
 *
 * @lab{3,3}
 */
Ou_ssize_t move_unreachable(OuGCHead *young, OuGCHead *unreachable)
{
    Ou_ssize_t reachable = 0;
    OuGCHead *prev = young; /* the last object that was found reachable */
    OuGCHead *gc = gc_next(young);
    while (gc != young) {
        /* Invariant: what stands left of gc in young is reachable, doubly linked again and not
         * COLLECTING; what is in unreachable was met with gc_refs 0; what stands right of gc is
         * singly linked, and its gc_refs is not 0 if something left of gc refers to it. */
        if (gc_get_refs(gc) > 0) {
            OuObject *op = ou_from_gc(gc);
            ou_visit_references(op, visit_reachable, young);
            gc_set_prev(gc, prev);
            gc->gc_prev &= ~OU_GC_PREV_COLLECTING;
            prev = gc;
            reachable++;
        } else {
            /* Set it aside. The link in front of it is mended; gc_prev becomes a pointer again. */
            prev->gc_next = gc->gc_next;
            OuGCHead *last = gc_prev(unreachable);
            last->gc_next = OU_GC_NEXT_UNREACHABLE | (uintptr_t)gc;
            gc_set_prev(gc, last);
            gc->gc_next = OU_GC_NEXT_UNREACHABLE | (uintptr_t)unreachable;
            unreachable->gc_prev = (uintptr_t)gc;
        }
        gc = gc_next(prev);
    }
    young->gc_prev = (uintptr_t)prev;
    unreachable->gc_next &= ~OU_GC_NEXT_UNREACHABLE; /* the list's own head never carries it */
    return reachable;
}

/**
 * The three phases above, one after the other.
 *
 * @lab{3,4}
 */
void deduce_unreachable(OuGCHead *base, OuGCHead *unreachable)
{
    update_refs(base);
    subtract_refs(base);
    gc_list_init(unreachable);
    move_unreachable(base, unreachable);
}

/**
 * Clears OU_GC_NEXT_UNREACHABLE in a list.
 *
 * @lab{3,4}
 */
void clear_unreachable_mask(OuGCHead *unreachable)
{
    unreachable->gc_next &= ~OU_GC_NEXT_UNREACHABLE;
    for (OuGCHead *gc = gc_next(unreachable); gc != unreachable; gc = gc_next(gc)) {
        gc->gc_next &= ~OU_GC_NEXT_UNREACHABLE;
    }
}

/**
 * Clears OU_GC_PREV_COLLECTING in a list.
 *
 * @lab{3,4}
 */
void clear_collecting(OuGCHead *collectable)
{
    for (OuGCHead *gc = gc_next(collectable); gc != collectable; gc = gc_next(gc)) {
        gc->gc_prev &= ~OU_GC_PREV_COLLECTING;
    }
}

/**
 * Takes garbage apart: calls tp_clear on each object, until the counts do the rest.
 *
 * @lab{3,5}
 */
void delete_garbage(OuGCHead *collectable, OuGCHead *old)
{
    while (!gc_list_is_empty(collectable)) {
        /* Invariant: every object in collectable is alive. One that dies leaves the list by itself,
         * so only the first one is ever looked at, and it is kept alive while it is cleared. */
        OuGCHead *gc = gc_next(collectable);
        OuObject *op = ou_from_gc(gc);
        OuInquiry clear = Ou_TYPE(op)->tp_clear;
        if (clear != NULL) {
            Ou_IncRef(op);
            (void)clear(op);
            Ou_DecRef(op);
        }
        if (gc_next(collectable) == gc) {
            gc->gc_prev &= ~OU_GC_PREV_COLLECTING;
            gc_list_move(gc, old);
        }
    }
}
