/* SPDX-License-Identifier: MIT */
/**
 * @file slots.c
 * The recorder before the slots of the types that probes use: tp_dealloc, tp_finalize, tp_clear and
 * tp_del of each type, from the birth of its first object. Types that a program made keep theirs:
 * the runtime looks at their slots to see from whom they inherit.
 */
#include "trace.h"

#include <stdio.h>

enum { TYPES = 16, NAME_BYTES = 64 };

/** A watched type, and what its slots held before. */
static struct Watched {
    OuTypeObject *type;
    OuDestructor tp_dealloc;
    OuDestructor tp_finalize;
    OuInquiry tp_clear;
    OuDestructor tp_del;
    char names[4][NAME_BYTES];
} watched[TYPES];
static int types;

static void begin(const struct Watched *from, int slot, OuObject *op)
{
    TraceRecord *record = trace_find(op);
    long number = record == NULL ? 0 : record->number;
    if (record != NULL) {
        trace_name(record);
        record->dying |= slot == 0;
    }
    trace_event(number, "> %s #%ld count %td", from->names[slot], number, op->ob_refcnt);
    trace_push(from->names[slot]);
}

static void end(const struct Watched *from, int slot)
{
    trace_pop();
    trace_event(0, "< %s", from->names[slot]);
}

/** The four functions that stand in the slots of type number N. */
#define SLOTS(N)                              \
    static void dealloc_##N(OuObject *op)     \
    {                                         \
        begin(&watched[N], 0, op);            \
        watched[N].tp_dealloc(op);            \
        end(&watched[N], 0);                  \
    }                                         \
    static void finalize_##N(OuObject *op)    \
    {                                         \
        begin(&watched[N], 1, op);            \
        watched[N].tp_finalize(op);           \
        end(&watched[N], 1);                  \
    }                                         \
    static int clear_##N(OuObject *op)        \
    {                                         \
        begin(&watched[N], 2, op);            \
        int result = watched[N].tp_clear(op); \
        end(&watched[N], 2);                  \
        return result;                        \
    }                                         \
    static void del_##N(OuObject *op)         \
    {                                         \
        begin(&watched[N], 3, op);            \
        watched[N].tp_del(op);                \
        end(&watched[N], 3);                  \
    }

SLOTS(0)
SLOTS(1)
SLOTS(2)
SLOTS(3)
SLOTS(4)
SLOTS(5)
SLOTS(6)
SLOTS(7)
SLOTS(8)
SLOTS(9)
SLOTS(10)
SLOTS(11)
SLOTS(12)
SLOTS(13)
SLOTS(14)
SLOTS(15)

/** What stands in the slots of type number N, as a table. */
#define IN_SLOTS(N)                                   \
    {                                                 \
        dealloc_##N, finalize_##N, clear_##N, del_##N \
    }

static const struct InSlots {
    OuDestructor tp_dealloc;
    OuDestructor tp_finalize;
    OuInquiry tp_clear;
    OuDestructor tp_del;
} in_slots[TYPES] = {IN_SLOTS(0),  IN_SLOTS(1),  IN_SLOTS(2),  IN_SLOTS(3),
                     IN_SLOTS(4),  IN_SLOTS(5),  IN_SLOTS(6),  IN_SLOTS(7),
                     IN_SLOTS(8),  IN_SLOTS(9),  IN_SLOTS(10), IN_SLOTS(11),
                     IN_SLOTS(12), IN_SLOTS(13), IN_SLOTS(14), IN_SLOTS(15)};

/** Whether a slot is watched already: a type may begin as a copy of another. */
static int is_watched(const OuTypeObject *type, int slot)
{
    for (int i = 0; i < TYPES; i++) {
        if ((slot == 0 && type->tp_dealloc == in_slots[i].tp_dealloc) ||
            (slot == 1 && type->tp_finalize == in_slots[i].tp_finalize) ||
            (slot == 2 && type->tp_clear == in_slots[i].tp_clear) ||
            (slot == 3 && type->tp_del == in_slots[i].tp_del)) {
            return 1;
        }
    }
    return 0;
}

/** Puts the recorder before one slot, if it holds something that is not watched. */
#define WATCH(slot, member)                                                                \
    do {                                                                                   \
        if (type->member != NULL && !is_watched(type, slot)) {                             \
            watched[types].member = type->member;                                          \
            type->member = in_slots[types].member;                                         \
        }                                                                                  \
        snprintf(watched[types].names[slot], NAME_BYTES, "%s.%s", type->tp_name, #member); \
    } while (0)

void trace_watch_type(OuTypeObject *type)
{
    if (!trace_has_probes() || type == NULL || (type->tp_flags & OU_TPFLAGS_HEAPTYPE)) {
        return;
    }
    for (int i = 0; i < types; i++) {
        if (watched[i].type == type) {
            return;
        }
    }
    if (types == TYPES) {
        return;
    }
    watched[types].type = type;
    WATCH(0, tp_dealloc);
    WATCH(1, tp_finalize);
    WATCH(2, tp_clear);
    WATCH(3, tp_del);
    types++;
}

OuDestructor trace_own_dealloc(const OuTypeObject *type, OuDestructor dealloc)
{
    for (int i = 0; i < types; i++) {
        if (type->tp_dealloc == in_slots[i].tp_dealloc && watched[i].tp_dealloc == dealloc) {
            return type->tp_dealloc;
        }
    }
    return dealloc;
}
