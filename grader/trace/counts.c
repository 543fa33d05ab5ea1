/* SPDX-License-Identifier: MIT */
/**
 * @file counts.c
 * The recorder before the functions that count: every take and release, and what they did to the
 * count. A function of core/refcount.c that calls another one of it is told as one event, by the
 * name that the caller used.
 */
#include "trace.h"

#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/tracemalloc.h"

/** Declares the wrapper of a function and what it stands before. */
#define BEFORE(type, name, ...)      \
    type __real_##name(__VA_ARGS__); \
    type __wrap_##name(__VA_ARGS__); \
    type __wrap_##name(__VA_ARGS__)

/** Finds an object; one that is not known yet was made before anybody looked, or is a static one. */
static TraceRecord *known(OuObject *op)
{
    TraceRecord *record = trace_find(op);
    return record != NULL ? record : trace_make(op, op->ob_type);
}

/** Tells that a function is called for an object that is dead. Returns whether it is. */
static int is_dead(const TraceRecord *record, const OuObject *op, const char *by)
{
    int dead = !record->alive || op->ob_refcnt <= 0;
    if (dead) {
        trace_event(record->number, "u %ld %s", record->number, by);
    }
    return dead;
}

/** Tells an event of one object, if it is one that is alive; `more`: what its count has gained. */
static void tell_later(char kind, OuObject *op, const char *by, int more)
{
    if (op != NULL) {
        TraceRecord *record = known(op);
        if (!is_dead(record, op, by)) {
            trace_name(record);
            trace_event(record->number, "%c %ld %td %s", kind, record->number, op->ob_refcnt + more,
                        by);
        }
    }
}

static void tell(char kind, OuObject *op, const char *by)
{
    tell_later(kind, op, by, 0);
}

/** Tells when a count is not what it must be, of an object that is alive. */
static void expect(OuObject *op, const char *by, Ou_ssize_t before, int change)
{
    const TraceRecord *record = trace_find(op);
    Ou_ssize_t wanted = before == OU_IMMORTAL_REFCNT ? before : before + change;
    if (record != NULL && record->alive && op->ob_refcnt != wanted) {
        trace_event(record->number, "x %ld %s %td %td", record->number, by, wanted, op->ob_refcnt);
    }
}

BEFORE(void, Ou_NewReference, OuObject *op)
{
    trace_watch_type(op->ob_type);
    trace_make(op, op->ob_type);
    __real_Ou_NewReference(op);
    expect(op, "Ou_NewReference", 0, 1);
}

/** A function that takes one reference, of an object that is not NULL. */
#define TAKE(type, name, call)                      \
    do {                                            \
        tell('t', op, #name);                       \
        Ou_ssize_t before = op ? op->ob_refcnt : 0; \
        call;                                       \
        if (op) {                                   \
            expect(op, #name, before, 1);           \
        }                                           \
    } while (0)

BEFORE(void, Ou_IncRef, OuObject *op)
{
    TAKE(void, Ou_IncRef, __real_Ou_IncRef(op));
}

BEFORE(void, Ou_XIncRef, OuObject *op)
{
    TAKE(void, Ou_XIncRef, __real_Ou_XIncRef(op));
}

BEFORE(OuObject *, Ou_NewRef, OuObject *op)
{
    OuObject *result;
    TAKE(OuObject *, Ou_NewRef, result = __real_Ou_NewRef(op));
    return result;
}

BEFORE(OuObject *, Ou_XNewRef, OuObject *op)
{
    OuObject *result;
    TAKE(OuObject *, Ou_XNewRef, result = __real_Ou_XNewRef(op));
    return result;
}

/**
 * After a release of an object that had `before` references: it lives on with one less, or its
 * tp_dealloc was called. Whoever it calls may take and release it again, so only what cannot be
 * right is told: a last reference that is gone while nothing died.
 */
static void expect_release(OuObject *op, const char *by, Ou_ssize_t before)
{
    const TraceRecord *record = trace_find(op);
    if (before != 1) {
        expect(op, by, before, -1);
    } else if (record != NULL && record->alive && !record->dying && trace_has_probes() &&
               !(op->ob_type->tp_flags & OU_TPFLAGS_HEAPTYPE) && op->ob_refcnt <= 1) {
        trace_event(record->number, "x %ld %s death %td", record->number, by, op->ob_refcnt);
    }
}

/** A function that releases one reference, and allows NULL if the call does. */
#define RELEASE(name, call)                         \
    do {                                            \
        tell('r', op, #name);                       \
        Ou_ssize_t before = op ? op->ob_refcnt : 0; \
        call;                                       \
        if (op) {                                   \
            expect_release(op, #name, before);      \
        }                                           \
    } while (0)

BEFORE(void, Ou_DecRef, OuObject *op)
{
    RELEASE(Ou_DecRef, __real_Ou_DecRef(op));
}

BEFORE(void, Ou_XDecRef, OuObject *op)
{
    RELEASE(Ou_XDecRef, __real_Ou_XDecRef(op));
}

BEFORE(void, Ou_Clear, OuObject **slot)
{
    OuObject *op = *slot;
    RELEASE(Ou_Clear, __real_Ou_Clear(slot));
}

BEFORE(void, Ou_XSetRef, OuObject **slot, OuObject *value)
{
    OuObject *op = *slot;
    tell('s', value, "Ou_XSetRef");
    RELEASE(Ou_XSetRef, __real_Ou_XSetRef(slot, value));
}

BEFORE(void, Ou_StoreRef, OuObject **slot, OuObject *value)
{
    OuObject *op = *slot;
    tell('t', value, "Ou_StoreRef");
    Ou_ssize_t taken = value ? value->ob_refcnt : 0;
    tell_later('r', op, "Ou_StoreRef", op == value);
    Ou_ssize_t before = op ? op->ob_refcnt : 0;
    __real_Ou_StoreRef(slot, value);
    if (op != NULL && op == value) {
        expect(op, "Ou_StoreRef", before, 0);
    } else {
        if (value != NULL) {
            expect(value, "Ou_StoreRef", taken, 1);
        }
        if (op != NULL) {
            expect_release(op, "Ou_StoreRef", before);
        }
    }
}

BEFORE(void, Ou_SetImmortal, OuObject *op)
{
    TraceRecord *record = known(op);
    trace_event(record->number, "> Ou_SetImmortal #%ld", record->number);
    __real_Ou_SetImmortal(op);
    trace_event(record->number, "< Ou_SetImmortal count %td, total %td", op->ob_refcnt,
                ou_ref_total);
}

BEFORE(int, Ou_IsImmortal, const OuObject *op)
{
    int result = __real_Ou_IsImmortal(op);
    if (trace_has_probes()) {
        trace_event(trace_id(op), "< Ou_IsImmortal #%ld: %d", trace_id(op), result);
    }
    return result;
}

BEFORE(Ou_ssize_t, Ou_GetRefTotal, void)
{
    Ou_ssize_t result = __real_Ou_GetRefTotal();
    trace_event(0, "< Ou_GetRefTotal %td", result);
    return result;
}

/* ---- memory ---------------------------------------------------------------------------------- */

void ou_object_release(OuObject *op, size_t before);

BEFORE(void, OuObject_Del, OuObject *op)
{
    trace_freed(op);
    __real_OuObject_Del(op);
}

BEFORE(void, OuObject_GC_Del, OuObject *op)
{
    trace_freed(op);
    __real_OuObject_GC_Del(op);
}

BEFORE(void, ou_object_release, OuObject *op, size_t before)
{
    trace_freed(op);
    __real_ou_object_release(op, before);
}

/** Whether a request for memory is told: for a buffer, by a function of a lab, of a probe. */
static int is_told(OuMemDomain domain)
{
    return domain != OU_MEM_DOMAIN_OBJ && trace_is_inside() && trace_has_probes();
}

static void *made(OuMemDomain domain, void *block, size_t size)
{
    if (is_told(domain)) {
        if (block == NULL) {
            trace_event(0, "b 0 %zu", size);
        } else {
            long number = trace_make(block, NULL)->number;
            trace_event(number, "b %ld %zu", number, size);
        }
    }
    return block;
}

/**
 * While tracing is on, a request reaches the hooks of lab 7 by way of the allocators. Both tell it:
 * here begins `name`, the function that the hooks call, and here it ends.
 */
static int begin_hook(const char *name)
{
    int tracing = ou_tracemalloc.tracing && trace_has_probes();
    if (tracing) {
        trace_enter(name, ">v", NULL);
    }
    return tracing;
}

static void end_hook(const char *name, int began)
{
    if (began) {
        trace_leave(name, ">vT", NULL, 0);
    }
}

BEFORE(void *, ou_mem_malloc, OuMemDomain domain, size_t size)
{
    int began = begin_hook("tracemalloc_alloc");
    void *block = made(domain, __real_ou_mem_malloc(domain, size), size);
    end_hook("tracemalloc_alloc", began);
    return block;
}

BEFORE(void *, ou_mem_calloc, OuMemDomain domain, size_t count, size_t size)
{
    int began = begin_hook("tracemalloc_alloc");
    void *block = made(domain, __real_ou_mem_calloc(domain, count, size), count * size);
    end_hook("tracemalloc_alloc", began);
    return block;
}

/** Notes that a buffer is gone. */
static long forget(const void *block)
{
    TraceRecord *record = trace_find(block);
    if (record == NULL || record->type != NULL || !record->alive) {
        return 0;
    }
    record->alive = 0;
    return record->number;
}

/** Tells of a block that was resized. */
static void *resized(OuMemDomain domain, void *block, void *moved, size_t size)
{
    if (!is_told(domain)) {
        return moved;
    }
    if (block == NULL) {
        return made(domain, moved, size);
    }
    long number = moved == NULL ? trace_id(block) : forget(block);
    trace_event(number, "c %ld %zu%s", number, size, moved == NULL ? " refused" : "");
    if (moved != NULL) {
        trace_make(moved, NULL);
    }
    return moved;
}

BEFORE(void *, ou_mem_realloc, OuMemDomain domain, void *block, size_t size)
{
    int began = begin_hook("tracemalloc_realloc");
    void *moved = resized(domain, block, __real_ou_mem_realloc(domain, block, size), size);
    end_hook("tracemalloc_realloc", began);
    return moved;
}

BEFORE(void, ou_mem_free, OuMemDomain domain, void *block)
{
    if (block != NULL && domain != OU_MEM_DOMAIN_OBJ) {
        long number = forget(block);
        if (number != 0 || is_told(domain)) {
            trace_event(number, "y %ld", number);
        }
    }
    int began = begin_hook("tracemalloc_free");
    __real_ou_mem_free(domain, block);
    end_hook("tracemalloc_free", began);
}
