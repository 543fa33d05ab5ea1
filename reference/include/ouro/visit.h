/* SPDX-License-Identifier: MIT */
/**
 * @file visit.h
 * Visiting the references of an object, without a call where the type's layout says enough.
 *
 * The collector visits every reference of every object it examines, twice. A call of tp_traverse,
 * and from there a call of the visit function for each reference, costs more than the visit itself.
 * Lists, tuples and instances of plain classes keep their references where anybody can read them,
 * so for these the loop stands here and the compiler puts the visit function into it.
 *
 * Invariant: what is visited, and in which order, is exactly what tp_traverse visits.
 */
#ifndef OURO_VISIT_H
#define OURO_VISIT_H

#include "ouro/list.h"

/**
 * Visits references, the last one first.
 *
 * @param items     the references; NULLs among them are passed over
 * @param count     how many
 * @param visit     called with each, @borrowed
 * @param argument  handed on to `visit`
 */
static inline __attribute__((always_inline)) void ou_visit_items(OuObject **items, Ou_ssize_t count,
                                                                 OuVisitProc visit, void *argument)
{
    while (--count >= 0) {
        if (items[count] != NULL) {
            visit(items[count], argument);
        }
    }
}

/**
 * Visits the inline values or the dict of an instance, then its type.
 *
 * @param op        @borrowed; of a type whose layout is OU_LAYOUT_INSTANCE
 * @param visit     called with each reference, @borrowed
 * @param argument  handed on to `visit`
 */
static inline __attribute__((always_inline)) void ou_visit_instance(OuObject *op, OuVisitProc visit,
                                                                    void *argument)
{
    OuTypeObject *type = Ou_TYPE(op);
    OuObject ***place = (OuObject ***)(void *)op - 4;
    OuObject **values = place[0];
    OuObject *dict = (OuObject *)place[1];
    if (values != NULL) {
        Ou_ssize_t count = *type->tp_inline_count;
        for (Ou_ssize_t i = 0; i < count; i++) {
            if (values[i] != NULL) {
                visit(values[i], argument);
            }
        }
    }
    if (dict != NULL) {
        visit(dict, argument);
    }
    visit((OuObject *)type, argument);
}

/**
 * Visits every reference that an object owns.
 *
 * @param op        @borrowed; a GC object
 * @param visit     a function that always returns 0; put into the loops when it is a constant
 * @param argument  passed on
 *
 * CPython: subtract_refs (Modules/gcmodule.c), its call of tp_traverse.
 */
static inline __attribute__((always_inline)) void
ou_visit_references(OuObject *op, OuVisitProc visit, void *argument)
{
    switch (Ou_TYPE(op)->tp_layout) {
    case OU_LAYOUT_INSTANCE:
        ou_visit_instance(op, visit, argument);
        break;
    case OU_LAYOUT_LIST:
        ou_visit_items(((OuListObject *)op)->ob_item, Ou_SIZE(op), visit, argument);
        break;
    case OU_LAYOUT_ITEMS:
        ou_visit_items((OuObject **)(void *)((OuVarObject *)op + 1), Ou_SIZE(op), visit, argument);
        break;
    case OU_LAYOUT_OTHER:
        Ou_TYPE(op)->tp_traverse(op, visit, argument);
        break;
    }
}

#endif
