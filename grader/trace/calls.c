/* SPDX-License-Identifier: MIT */
/**
 * @file calls.c
 * The recorder before the functions of the labs: one line each. The letters of a shape are told at
 * trace_enter(). What calls a function from its own file is not seen.
 */
#include "trace.h"
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/cycles.h"
#include "ouro/finalize.h"
#include "ouro/generations.h"
#include "ouro/list.h"
#include "ouro/tracemalloc.h"
#include "ouro/weakref.h"

#include <stdarg.h>
#include <stdio.h>

/** A word of an argument. */
#define WORD(argument) ((uintptr_t)(argument))

/** A function with a result: its name, what it returns, its parameters, and them as words. */
#define CALL(type, name, shape, parameters, arguments, ...)  \
    type __real_##name parameters;                           \
    type __wrap_##name parameters;                           \
    type __wrap_##name parameters                            \
    {                                                        \
        const uintptr_t words[] = {__VA_ARGS__};             \
        trace_enter(#name, shape, words);                    \
        type result = __real_##name arguments;               \
        trace_leave(#name, shape, words, (uintptr_t)result); \
        return result;                                       \
    }

/** The same for a function without a result. */
#define CALL_VOID(name, shape, parameters, arguments, ...) \
    void __real_##name parameters;                         \
    void __wrap_##name parameters;                         \
    void __wrap_##name parameters                          \
    {                                                      \
        const uintptr_t words[] = {__VA_ARGS__};           \
        trace_enter(#name, shape, words);                  \
        __real_##name arguments;                           \
        trace_leave(#name, shape, words, 0);               \
    }

/** Short for parameters that many functions have. */
#define OBJ OuObject *a
#define LIST OuGCHead *a

void __real_ou_weakref_dealloc(OuObject *a);
void __wrap_ou_weakref_dealloc(OuObject *a);

/* ---- lab 2 ----------------------------------------------------------------------------------- */

CALL(Ou_ssize_t, ou_list_room_for, "ii>i", (Ou_ssize_t a, Ou_ssize_t b), (a, b), WORD(a), WORD(b))
CALL(int, ou_list_resize, "Oi>i", (OuListObject * a, Ou_ssize_t b), (a, b), WORD(a), WORD(b))
CALL(OuObject *, OuList_New, "i>o", (Ou_ssize_t a), (a), WORD(a))
CALL(Ou_ssize_t, OuList_Size, "o>i", (OBJ), (a), WORD(a))
CALL(OuObject *, OuList_GetItem, "oi>p", (OBJ, Ou_ssize_t b), (a, b), WORD(a), WORD(b))
CALL(int, OuList_Append, "Oo>i", (OBJ, OuObject *b), (a, b), WORD(a), WORD(b))
CALL(int, OuList_Insert, "Oio>i", (OBJ, Ou_ssize_t b, OuObject *c), (a, b, c), WORD(a), WORD(b),
     WORD(c))
CALL(OuObject *, OuList_GetSlice, "oii>o", (OBJ, Ou_ssize_t b, Ou_ssize_t c), (a, b, c), WORD(a),
     WORD(b), WORD(c))
CALL(int, OuList_SetSlice, "Oiio>i", (OBJ, Ou_ssize_t b, Ou_ssize_t c, OuObject *d), (a, b, c, d),
     WORD(a), WORD(b), WORD(c), WORD(d))
CALL(int, OuList_Reverse, "O>i", (OBJ), (a), WORD(a))
CALL_VOID(ou_list_dealloc, "o>v", (OBJ), (a), WORD(a))
CALL(int, ou_list_clear, "O>i", (OBJ), (a), WORD(a))
CALL(int, ou_list_traverse, "o>i", (OBJ, OuVisitProc b, void *c), (a, b, c), WORD(a))
CALL_VOID(ou_trashcan_deposit, "o>vC", (OBJ), (a), WORD(a))
CALL_VOID(ou_trashcan_destroy_chain, ">vC", (void), (), 0)
CALL_VOID(ou_trashcan_end, "i>vC", (OuTrashcan a), (a), WORD(a))

/**
 * A function that the recorder stands before has two addresses: its own file knows the one, types
 * hold the other. The trashcan compares them, so it gets the one that types hold.
 */
static OuDestructor as_types_hold_it(const OuTypeObject *type, OuDestructor dealloc)
{
    if (dealloc == __real_ou_list_dealloc) {
        dealloc = __wrap_ou_list_dealloc;
    } else if (dealloc == __real_ou_weakref_dealloc) {
        dealloc = __wrap_ou_weakref_dealloc;
    }
    return trace_own_dealloc(type, dealloc);
}

OuTrashcan __real_ou_trashcan_begin(OuObject *op, OuDestructor dealloc);
OuTrashcan __wrap_ou_trashcan_begin(OuObject *op, OuDestructor dealloc);
OuTrashcan __wrap_ou_trashcan_begin(OuObject *op, OuDestructor dealloc)
{
    const uintptr_t words[] = {WORD(op)};
    trace_enter("ou_trashcan_begin", "o>iC", words);
    OuTrashcan result = __real_ou_trashcan_begin(op, as_types_hold_it(op->ob_type, dealloc));
    trace_leave("ou_trashcan_begin", "o>iC", words, (uintptr_t)result);
    return result;
}

int __real_OuList_SetItem(OuObject *list, Ou_ssize_t index, OuObject *value);
int __wrap_OuList_SetItem(OuObject *list, Ou_ssize_t index, OuObject *value);
int __wrap_OuList_SetItem(OuObject *list, Ou_ssize_t index, OuObject *value)
{
    const uintptr_t words[] = {WORD(list), WORD(index), WORD(value)};
    const TraceRecord *record = trace_find(value);
    if (record != NULL && record->alive) {
        trace_event(record->number, "s %ld %td OuList_SetItem", record->number, value->ob_refcnt);
    }
    trace_enter("OuList_SetItem", "Oio>i", words);
    int result = __real_OuList_SetItem(list, index, value);
    trace_leave("OuList_SetItem", "Oio>i", words, (uintptr_t)result);
    return result;
}

/* ---- lab 3 ----------------------------------------------------------------------------------- */

CALL_VOID(update_refs, "R>v", (LIST), (a), WORD(a))
CALL_VOID(subtract_refs, "R>v", (LIST), (a), WORD(a))
CALL(Ou_ssize_t, move_unreachable, "ll>i", (LIST, OuGCHead *b), (a, b), WORD(a), WORD(b))
CALL_VOID(deduce_unreachable, "ll>v", (LIST, OuGCHead *b), (a, b), WORD(a), WORD(b))
CALL_VOID(clear_unreachable_mask, "l>v", (LIST), (a), WORD(a))
CALL_VOID(clear_collecting, "l>v", (LIST), (a), WORD(a))
CALL_VOID(delete_garbage, "ll>v", (LIST, OuGCHead *b), (a, b), WORD(a), WORD(b))

/* ---- lab 4 ----------------------------------------------------------------------------------- */

CALL_VOID(ou_gc_note_allocation, ">vg", (void), (), 0)
CALL_VOID(ou_gc_note_free, ">vg", (void), (), 0)
CALL(int, ou_gc_choose_generation, ">iG", (void), (), 0)
CALL(int, ou_gc_full_collection_can_wait, ">iG", (void), (), 0)
CALL(OuGCHead *, ou_gc_merge_younger, "i>pG", (int a), (a), WORD(a))
CALL_VOID(ou_gc_promote_survivors, "lii>vG", (LIST, int b, Ou_ssize_t c), (a, b, c), WORD(a),
          WORD(b), WORD(c))
CALL_VOID(ou_gc_update_stats, "iii>vG", (int a, Ou_ssize_t b, Ou_ssize_t c), (a, b, c), WORD(a),
          WORD(b), WORD(c))
CALL_VOID(ou_gc_freeze, ">vG", (void), (), 0)
CALL_VOID(ou_gc_unfreeze, ">vG", (void), (), 0)
CALL(Ou_ssize_t, ou_gc_freeze_count, ">i", (void), (), 0)

/* ---- lab 5 ----------------------------------------------------------------------------------- */

CALL_VOID(OuObject_CallFinalizer, "o>v", (OBJ), (a), WORD(a))
CALL(int, OuObject_CallFinalizerFromDealloc, "o>i", (OBJ), (a), WORD(a))
CALL(Ou_ssize_t, finalize_garbage, "l>i", (LIST), (a), WORD(a))
CALL_VOID(handle_resurrected_objects, "lll>v", (LIST, OuGCHead *b, OuGCHead *c), (a, b, c), WORD(a),
          WORD(b), WORD(c))
CALL_VOID(move_legacy_finalizers, "ll>v", (LIST, OuGCHead *b), (a, b), WORD(a), WORD(b))
CALL_VOID(move_legacy_finalizer_reachable, "l>v", (LIST), (a), WORD(a))

/* ---- lab 6 ----------------------------------------------------------------------------------- */

static OuBinaryFunc real_call;

/** Stands in ou_weakref_call: a callback is called. */
static OuObject *watched_call(OuObject *callback, OuObject *ref)
{
    const uintptr_t words[] = {WORD(callback), WORD(ref)};
    trace_enter("callback", "oo>v", words);
    OuObject *result = real_call(callback, ref);
    trace_leave("callback", "oo>v", words, 0);
    return result;
}

/** The hook of callbacks, with the recorder before it. Set anew whenever somebody set it. */
static void watch_callbacks(void)
{
    if (ou_weakref_call != NULL && ou_weakref_call != watched_call) {
        real_call = ou_weakref_call;
        ou_weakref_call = watched_call;
    }
}

CALL(OuObject *, ou_weakref_make, "poo>o", (OuTypeObject * a, OuObject *b, OuObject *c), (a, b, c),
     WORD(a), WORD(b), WORD(c))
CALL(OuObject *, OuWeakref_NewRef, "oo>o", (OBJ, OuObject *b), (a, b), WORD(a), WORD(b))
CALL(OuObject *, OuWeakref_NewProxy, "oo>o", (OBJ, OuObject *b), (a, b), WORD(a), WORD(b))
CALL_VOID(ou_weakref_insert, "O>v", (OuWeakReference * a), (a), WORD(a))
CALL_VOID(ou_weakref_unlink, "O>v", (OuWeakReference * a), (a), WORD(a))
CALL_VOID(ou_weakref_clear, "O>v", (OuWeakReference * a), (a), WORD(a))
CALL_VOID(ou_weakref_dealloc, "o>v", (OBJ), (a), WORD(a))
CALL(int, ou_weakref_traverse, "o>i", (OBJ, OuVisitProc b, void *c), (a, b, c), WORD(a))
CALL(int, ou_weakref_tp_clear, "O>i", (OBJ), (a), WORD(a))
CALL_VOID(OuObject_ClearWeakRefs, "O>v", (OBJ), ((watch_callbacks(), a)), WORD(a))
CALL_VOID(ou_weakref_handle_callback, "Oo>v", (OuWeakReference * a, OuObject *b),
          (a, (watch_callbacks(), b)), WORD(a), WORD(b))
CALL(Ou_ssize_t, handle_weakrefs, "ll>i", (LIST, OuGCHead *b), ((watch_callbacks(), a), b), WORD(a),
     WORD(b))

void __real_ou_weakref_get_basic(OuWeakReference *list, OuWeakReference **ref,
                                 OuWeakReference **proxy);
void __wrap_ou_weakref_get_basic(OuWeakReference *list, OuWeakReference **ref,
                                 OuWeakReference **proxy);
void __wrap_ou_weakref_get_basic(OuWeakReference *list, OuWeakReference **ref,
                                 OuWeakReference **proxy)
{
    const uintptr_t words[] = {WORD(list)};
    trace_enter("ou_weakref_get_basic", "o>v", words);
    __real_ou_weakref_get_basic(list, ref, proxy);
    trace_event(0, "= basic ref #%ld, basic proxy #%ld", trace_id(*ref), trace_id(*proxy));
    trace_leave("ou_weakref_get_basic", "o>v", words, 0);
}

/* ---- lab 7 ----------------------------------------------------------------------------------- */

/** What ou_tracemalloc_visit_traces() calls. */
typedef int (*TraceVisit)(const OuTrace *trace, void *argument);

CALL(int, ou_tracemalloc_start, "i>iT", (int a), (a), WORD(a))
CALL_VOID(ou_tracemalloc_stop, ">vT", (void), (), 0)
CALL(void *, tracemalloc_alloc, "ipii>pT", (int a, OuMemAllocator *b, size_t c, size_t d),
     (a, b, c, d), WORD(a), WORD(b), WORD(c), WORD(d))
CALL_VOID(tracemalloc_free, "pp>vT", (OuMemAllocator * a, void *b), (a, b), WORD(a), WORD(b))
CALL(void *, tracemalloc_realloc, "ppi>pT", (OuMemAllocator * a, void *b, size_t c), (a, b, c),
     WORD(a), WORD(b), WORD(c))
CALL(const OuTrace *, ou_tracemalloc_find, "ip>p", (unsigned a, uintptr_t b), (a, b), WORD(a),
     WORD(b))
CALL(int, tracemalloc_add_trace, "ipi>iT", (unsigned a, uintptr_t b, size_t c), (a, b, c), WORD(a),
     WORD(b), WORD(c))
CALL_VOID(tracemalloc_remove_trace, "ip>vT", (unsigned a, uintptr_t b), (a, b), WORD(a), WORD(b))
CALL_VOID(ou_tracemalloc_clear_traces, ">vT", (void), (), 0)
CALL_VOID(ou_tracemalloc_reset_peak, ">vT", (void), (), 0)
CALL(int, OuTraceMalloc_Track, "ipi>iT", (unsigned a, uintptr_t b, size_t c), (a, b, c), WORD(a),
     WORD(b), WORD(c))
CALL(int, OuTraceMalloc_Untrack, "ip>iT", (unsigned a, uintptr_t b), (a, b), WORD(a), WORD(b))
CALL(int, ou_tracemalloc_visit_traces, "pp>i", (TraceVisit a, void *b), (a, b), WORD(a), WORD(b))

const OuTraceback *__real_traceback_new(void);
const OuTraceback *__wrap_traceback_new(void);
const OuTraceback *__wrap_traceback_new(void)
{
    trace_enter("traceback_new", ">p", NULL);
    const OuTraceback *result = __real_traceback_new();
    if (result != NULL) {
        trace_event(0, "= traceback of %d frames, %d stored", result->total_nframe, result->nframe);
    }
    trace_leave("traceback_new", ">pT", NULL, (uintptr_t)result);
    return result;
}

/* ---- what a probe says, and the phases of a collection ------------------------------------------ */

enum { SAID_BYTES = 1024 };

/** Python programs have none. */
#pragma weak __real_say
void __real_say(const char *format, ...) OU_PRINTF_LIKE(1, 2);
void __wrap_say(const char *format, ...) OU_PRINTF_LIKE(1, 2);
void __wrap_say(const char *format, ...)
{
    char line[SAID_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    trace_event(0, "| %s", line);
    __real_say("%s", line);
}

static const OuObserver observer = {.phase_done = trace_phase};

Ou_ssize_t __real_ou_gc_collect(int generation);
Ou_ssize_t __wrap_ou_gc_collect(int generation);
Ou_ssize_t __wrap_ou_gc_collect(int generation)
{
    trace_event(0, "> collection of generation %d", generation);
    const OuObserver *before = ou_observer;
    if (before == NULL) {
        ou_observer = &observer;
    }
    Ou_ssize_t result = __real_ou_gc_collect(generation);
    ou_observer = before;
    trace_event(0, "< collection of generation %d: %td", generation, result);
    return result;
}
