/* SPDX-License-Identifier: MIT */
/**
 * @file gclist.h
 * The collector's lists: circular, doubly linked, through the GC heads of the objects.
 *
 * A list is a head that is no object; empty means that it points to itself. The low bits of
 * gc_prev are flags and survive every operation here. In gc_next no flag may be set, except where
 * a function says so.
 *
 * The collector never allocates: moving an object between lists is four assignments.
 */
#ifndef OURO_GCLIST_H
#define OURO_GCLIST_H

#include "ouro/gc.h"

/**
 * The next head of a list.
 *
 * @param gc  a head, of an object or of the list
 * @return the head; the list's own at the end
 *
 * CPython: GC_NEXT (Modules/gcmodule.c).
 */
static inline OuGCHead *gc_next(const OuGCHead *gc)
{
    return (OuGCHead *)gc->gc_next;
}

/**
 * The previous head of a list.
 *
 * @param gc  a head, of an object or of the list
 * @return the head; the list's own at the beginning
 *
 * CPython: GC_PREV (Modules/gcmodule.c).
 */
static inline OuGCHead *gc_prev(const OuGCHead *gc)
{
    return (OuGCHead *)(gc->gc_prev & OU_GC_PREV_MASK);
}

/**
 * Sets the next head.
 *
 * @param gc    a head
 * @param next  what stands behind it; no flag is kept
 *
 * CPython: _PyGCHead_SET_NEXT (Include/internal/pycore_gc.h).
 */
static inline void gc_set_next(OuGCHead *gc, OuGCHead *next)
{
    gc->gc_next = (uintptr_t)next;
}

/**
 * Sets the previous head and keeps the flags.
 *
 * @param gc    a head
 * @param prev  what stands before it, or NULL
 *
 * CPython: _PyGCHead_SET_PREV (Include/internal/pycore_gc.h).
 */
static inline void gc_set_prev(OuGCHead *gc, OuGCHead *prev)
{
    gc->gc_prev = (gc->gc_prev & ~OU_GC_PREV_MASK) | (uintptr_t)prev;
}

/**
 * Makes a list empty.
 *
 * @param list  a head; what it was is lost
 *
 * CPython: gc_list_init (Modules/gcmodule.c).
 */
static inline void gc_list_init(OuGCHead *list)
{
    list->gc_prev = (uintptr_t)list;
    list->gc_next = (uintptr_t)list;
}

/**
 * Whether a list is empty.
 *
 * @param list  a list
 * @return 1 or 0
 *
 * CPython: gc_list_is_empty (Modules/gcmodule.c).
 */
static inline int gc_list_is_empty(const OuGCHead *list)
{
    return list->gc_next == (uintptr_t)list;
}

/**
 * Appends a head that is in no list.
 *
 * @param gc    in no list
 * @param list  a list
 *
 * CPython: gc_list_append (Modules/gcmodule.c).
 */
static inline void gc_list_append(OuGCHead *gc, OuGCHead *list)
{
    OuGCHead *last = (OuGCHead *)list->gc_prev;
    gc_set_prev(gc, last);
    gc_set_next(last, gc);
    gc_set_next(gc, list);
    list->gc_prev = (uintptr_t)gc;
}

/**
 * Takes a head off its list; it is untracked then.
 *
 * @param gc  in a list
 *
 * CPython: gc_list_remove (Modules/gcmodule.c).
 */
static inline void gc_list_remove(OuGCHead *gc)
{
    OuGCHead *prev = gc_prev(gc);
    OuGCHead *next = gc_next(gc);
    gc_set_next(prev, next);
    gc_set_prev(next, prev);
    gc->gc_next = 0;
}

/**
 * Moves a head to the end of another list.
 *
 * @param gc    in a list
 * @param list  another list, or the same
 *
 * CPython: gc_list_move (Modules/gcmodule.c).
 */
static inline void gc_list_move(OuGCHead *gc, OuGCHead *list)
{
    OuGCHead *prev = gc_prev(gc);
    OuGCHead *next = gc_next(gc);
    gc_set_next(prev, next);
    gc_set_prev(next, prev);
    gc_list_append(gc, list);
}

/**
 * Appends all of one list to another.
 *
 * @param from  a list; empty afterwards
 * @param to    another list
 *
 * CPython: gc_list_merge (Modules/gcmodule.c).
 */
static inline void gc_list_merge(OuGCHead *from, OuGCHead *to)
{
    if (!gc_list_is_empty(from)) {
        OuGCHead *last = gc_prev(to);
        OuGCHead *first = gc_next(from);
        gc_set_next(last, first);
        gc_set_prev(first, last);
        OuGCHead *end = gc_prev(from);
        gc_set_next(end, to);
        to->gc_prev = (uintptr_t)end;
    }
    gc_list_init(from);
}

/**
 * How many objects are in a list.
 *
 * @param list  a list
 * @return the number
 *
 * Cost: one step per object. CPython: gc_list_size (Modules/gcmodule.c).
 */
static inline Ou_ssize_t gc_list_size(const OuGCHead *list)
{
    Ou_ssize_t size = 0;
    for (OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        size++;
    }
    return size;
}

#endif
