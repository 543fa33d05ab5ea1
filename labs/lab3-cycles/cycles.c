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
#include "todo.h"

/**
 * Copies each object's count into gc_refs, and marks the object as COLLECTING.
 *
 * Lab 3, task 1.
 */
void update_refs(OuGCHead *containers)
{
    (void)containers;
    OU_TODO(3, 1);
}

/**
 * Takes away from gc_refs every reference that comes from inside the list.
 *
 * Lab 3, task 2.
 */
void subtract_refs(OuGCHead *containers)
{
    (void)containers;
    OU_TODO(3, 2);
}

/**
 * Moves what no reference from outside reaches to another list. Returns how many objects stayed.
 *
 * Lab 3, task 3.
 */
Ou_ssize_t move_unreachable(OuGCHead *young, OuGCHead *unreachable)
{
    (void)young;
    (void)unreachable;
    OU_TODO(3, 3);
}

/**
 * The three phases above, one after the other.
 *
 * Lab 3, task 4.
 */
void deduce_unreachable(OuGCHead *base, OuGCHead *unreachable)
{
    (void)base;
    (void)unreachable;
    OU_TODO(3, 4);
}

/**
 * Clears OU_GC_NEXT_UNREACHABLE in a list.
 *
 * Lab 3, task 4.
 */
void clear_unreachable_mask(OuGCHead *unreachable)
{
    (void)unreachable;
    OU_TODO(3, 4);
}

/**
 * Clears OU_GC_PREV_COLLECTING in a list.
 *
 * Lab 3, task 4.
 */
void clear_collecting(OuGCHead *collectable)
{
    (void)collectable;
    OU_TODO(3, 4);
}

/**
 * Takes garbage apart: calls tp_clear on each object, until the counts do the rest.
 *
 * Lab 3, task 5.
 */
void delete_garbage(OuGCHead *collectable, OuGCHead *old)
{
    (void)collectable;
    (void)old;
    OU_TODO(3, 5);
}
