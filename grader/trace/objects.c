/* SPDX-License-Identifier: MIT */
/**
 * @file objects.c
 * Which object is behind which address: an open-addressing table in memory of its own, so that the
 * allocations of the program are left alone. A record stays after its object's death, until another
 * is made at the same address: so a use after the death can be told by name.
 */
#include "trace.h"

#include "ouro/long.h"
#include "ouro/refcount.h"
#include "ouro/tracemalloc.h"
#include "ouro/unicode.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

enum { FIRST_ROOM = 1 << 12, TYPES = 512, ALIVE_TOLD = 400, NAME_BYTES = 40 };

/** Set by the linker: the program's constants lie between these two. */
extern const char __executable_start[], __data_start[];
#pragma weak OuLong_Type
#pragma weak OuUnicode_Type
#pragma weak OuLong_AsLong
#pragma weak OuUnicode_AsUTF8

static TraceRecord *table;
static size_t room, filled;
static long last_number;
static struct TypeCount {
    const OuTypeObject *type;
    long count;
} counts[TYPES];

static size_t place_of(const TraceRecord *in, size_t in_room, const void *address)
{
    size_t at = ((uintptr_t)address >> 3) * 0x9E3779B97F4A7C15U >> 20 & (in_room - 1);
    while (in[at].address != NULL && in[at].address != address) {
        at = (at + 1) & (in_room - 1);
    }
    return at;
}

static void make_room(void)
{
    size_t larger = room == 0 ? FIRST_ROOM : 2 * room;
    TraceRecord *moved = mmap(NULL, larger * sizeof *moved, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (moved == MAP_FAILED) {
        OU_FATAL("the recorder has no memory for what it knows of objects");
    }
    for (size_t i = 0; i < room; i++) {
        if (table[i].address != NULL) {
            moved[place_of(moved, larger, table[i].address)] = table[i];
        }
    }
    if (table != NULL) {
        munmap(table, room * sizeof *table);
    }
    table = moved;
    room = larger;
}

TraceRecord *trace_find(const void *address)
{
    if (address == NULL || room == 0) {
        return NULL;
    }
    TraceRecord *record = &table[place_of(table, room, address)];
    return record->address == NULL ? NULL : record;
}

long trace_id(const void *address)
{
    const TraceRecord *record = trace_find(address);
    return record == NULL ? 0 : record->number;
}

/** Which one of its type it is. Types beyond what there is room for count together. */
static long count_of(const OuTypeObject *type)
{
    int i = 0;
    while (i < TYPES - 1 && counts[i].type != NULL && counts[i].type != type) {
        i++;
    }
    counts[i].type = type;
    return ++counts[i].count;
}

TraceRecord *trace_make(const void *address, const OuTypeObject *type)
{
    if (2 * (filled + 1) > room) {
        make_room();
    }
    TraceRecord *record = &table[place_of(table, room, address)];
    filled += record->address == NULL;
    *record = (TraceRecord){.address = address, .type = type, .number = ++last_number, .alive = 1};
    if (type != NULL) {
        trace_event(record->number, "n %ld %s %ld", record->number, type->tp_name, count_of(type));
        OuTraceFrame frame = {0};
        if (!trace_has_probes() && ou_tracemalloc_where != NULL) {
            int found = ou_tracemalloc_where(&frame, 1);
            const char *file = found > 0 ? OuUnicode_AsUTF8(frame.filename) : NULL;
            if (file != NULL) {
                trace_event(record->number, "W %ld %s %u", record->number, file, frame.lineno);
            }
        }
    }
    return record;
}

/** The name that a test gave to an object: a constant right behind the object's head; or NULL. */
static const char *name_in(const OuObject *op)
{
    const char *name = *(const char *const *)(const void *)(op + 1);
    if ((uintptr_t)name < (uintptr_t)__executable_start ||
        (uintptr_t)name >= (uintptr_t)__data_start) {
        return NULL;
    }
    size_t length = strnlen(name, NAME_BYTES + 1);
    for (size_t i = 0; i < length; i++) {
        if (name[i] < ' ' || name[i] > '~') {
            return NULL;
        }
    }
    return length > 0 && length <= NAME_BYTES ? name : NULL;
}

void trace_name(TraceRecord *record)
{
    const OuObject *op = record->address;
    if (record->named || record->type == NULL || !record->alive) {
        return;
    }
    if (trace_has_probes() && record->type->tp_itemsize == 0 &&
        record->type->tp_basicsize >= (Ou_ssize_t)(sizeof *op + sizeof(char *))) {
        const char *name = name_in(op);
        if (name != NULL) {
            record->named = 1;
            trace_event(record->number, "N %ld %s", record->number, name);
        }
    }
}

/** Tells what a small object holds. */
static void tell_value(const TraceRecord *record)
{
    OuObject *op = (OuObject *)(uintptr_t)record->address;
    if (&OuLong_Type != NULL && record->type == &OuLong_Type) {
        long value = OuLong_AsLong(op);
        if (OuErr_Occurred() != OuExc_None) {
            OuErr_Clear();
        } else {
            trace_event(record->number, "V %ld %ld", record->number, value);
        }
    } else if (&OuUnicode_Type != NULL && record->type == &OuUnicode_Type) {
        trace_event(record->number, "V %ld '%.30s'", record->number, OuUnicode_AsUTF8(op));
    }
}

void trace_freed(OuObject *op)
{
    TraceRecord *record = trace_find(op);
    if (record != NULL && record->alive) {
        trace_name(record);
        trace_event(record->number, "f %ld %td", record->number, op->ob_refcnt);
        record->alive = 0;
    }
}

void trace_objects_end(void)
{
    static long alive[ALIVE_TOLD];
    static const TraceRecord *records[ALIVE_TOLD];
    int told = 0;
    for (size_t i = 0; i < room; i++) {
        TraceRecord *record = &table[i];
        if (record->address == NULL || !record->alive) {
            continue;
        }
        /* The oldest ones are kept, in the order in which they were made. */
        int at = told;
        while (at > 0 && alive[at - 1] > record->number) {
            at--;
        }
        if (at == ALIVE_TOLD) {
            continue;
        }
        int moved = (told < ALIVE_TOLD ? told : ALIVE_TOLD - 1) - at;
        memmove(&alive[at + 1], &alive[at], (size_t)moved * sizeof alive[0]);
        memmove(&records[at + 1], &records[at], (size_t)moved * sizeof records[0]);
        alive[at] = record->number;
        records[at] = record;
        told += told < ALIVE_TOLD;
    }
    for (int i = 0; i < told; i++) {
        const OuObject *op = records[i]->address;
        if (records[i]->type == NULL) {
            trace_event(0, "e %ld buffer", alive[i]);
        } else if (op->ob_refcnt != OU_IMMORTAL_REFCNT && op->ob_refcnt > 0) {
            trace_name((TraceRecord *)records[i]);
            tell_value(records[i]);
            trace_event(0, "e %ld %td", alive[i], op->ob_refcnt);
        }
    }
}
