/* SPDX-License-Identifier: MIT */
/**
 * @file states.c
 * What a function of a lab has left behind, told at its end: lists, weak references, the numbers of
 * the collector and of tracing. Whatever is followed is known to be an object first, so a torn list
 * is told and does not end the program.
 */
#include "trace.h"

#include "ouro/collect.h"
#include "ouro/gclist.h"
#include "ouro/list.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/tracemalloc.h"
#include "ouro/weakref.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_BYTES = 1600, ITEMS_TOLD = 40, STEPS = 100000 };

/** Words that grow, up to what an event can hold. */
typedef struct Words {
    char bytes[WORDS_BYTES];
    size_t used;
} Words;

static void add(Words *words, const char *format, ...) OU_PRINTF_LIKE(2, 3);

static void add(Words *words, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(words->bytes + words->used, WORDS_BYTES - words->used, format, args);
    va_end(args);
    size_t room = WORDS_BYTES - words->used - 1;
    words->used += (size_t)length < room ? (size_t)length : room;
}

/** Whether a pointer leads to an object that is alive, as far as the recorder knows: 1 or 0. */
static int is_alive(const void *op)
{
    const TraceRecord *record = trace_find(op);
    return record != NULL && record->alive && record->type != NULL;
}

static void add_object(Words *words, const void *op)
{
    long id = trace_id(op);
    if (op == NULL) {
        add(words, " NULL");
    } else if (id == 0) {
        add(words, " unknown");
    } else {
        add(words, is_alive(op) ? " #%ld" : " dead #%ld", id);
    }
}

/* ---- lists ----------------------------------------------------------------------------------- */

/**
 * Adds the objects of a list of the collector.
 *
 * @param words  receives them
 * @param list   the list
 * @param refs   1: gc_prev holds gc_refs, which are told
 * @return 1 when the list is whole, 0 when a link leads elsewhere
 */
static int add_gc_list(Words *words, const OuGCHead *list, int refs)
{
    int count = 0;
    const OuGCHead *gc = (const OuGCHead *)(list->gc_next & ~OU_GC_NEXT_UNREACHABLE);
    for (; gc != list && count < STEPS; count++) {
        const OuObject *op = (const OuObject *)(gc + 1);
        if (!is_alive(op)) {
            add(words, " then a link that leads to no object");
            return 0;
        }
        if (count < ITEMS_TOLD) {
            add_object(words, op);
            if (refs) {
                add(words, "=%td", (Ou_ssize_t)(gc->gc_prev >> OU_GC_PREV_SHIFT));
            }
            add(words, "%s%s%s", gc->gc_prev & OU_GC_PREV_FINALIZED ? "/finalized" : "",
                gc->gc_prev & OU_GC_PREV_COLLECTING ? "/collecting" : "",
                gc->gc_next & OU_GC_NEXT_UNREACHABLE ? "/unreachable" : "");
        }
        gc = (const OuGCHead *)(gc->gc_next & ~OU_GC_NEXT_UNREACHABLE);
    }
    if (count > ITEMS_TOLD) {
        add(words, " and %d more", count - ITEMS_TOLD);
    }
    if (count == 0) {
        add(words, " empty");
    }
    return count < STEPS;
}

static void tell_list(const OuListObject *list)
{
    Words words = {0};
    add(&words, "#%ld: size %td, room %td:", trace_id(list), list->ob_base.ob_size,
        list->allocated);
    for (Ou_ssize_t i = 0; i < list->ob_base.ob_size && i < ITEMS_TOLD && list->ob_item; i++) {
        if (i >= list->allocated) {
            break;
        }
        const void *item = list->ob_item[i];
        if (item == NULL || trace_id(item) != 0) {
            add_object(&words, item);
        } else {
            add(&words, " junk");
        }
    }
    trace_event(0, "= list %s", words.bytes);
}

/* ---- weak references -------------------------------------------------------------------------- */

static int is_weakref(const OuObject *op)
{
    return is_alive(op) && (op->ob_type->tp_flags & OU_TPFLAGS_WEAKREF_SUBCLASS) != 0;
}

static void tell_weak(OuObject *op)
{
    Words words = {0};
    const OuWeakReference *ref = (const OuWeakReference *)op;
    if (is_weakref(op)) {
        add(&words, "#%ld: refers to", trace_id(op));
        add_object(&words, ref->wr_object);
        add(&words, ", callback");
        add_object(&words, ref->wr_callback);
        add(&words, ", count %td", op->ob_refcnt);
        trace_event(0, "= weakref %s", words.bytes);
        op = is_alive(ref->wr_object) ? ref->wr_object : NULL;
    }
    if (op == NULL || !is_alive(op) || op->ob_type->tp_weaklistoffset <= 0) {
        return;
    }
    words = (Words){0};
    add(&words, "#%ld:", trace_id(op));
    const OuWeakReference *at = *ou_weakrefs_of(op);
    for (int i = 0; at != NULL && i < ITEMS_TOLD; i++, at = at->wr_next) {
        add_object(&words, at);
        if (!is_weakref(&at->ob_base)) {
            break;
        }
    }
    trace_event(0, "= weakrefs of %s", words.bytes);
}

/* ---- modules ----------------------------------------------------------------------------------- */

static void tell_generations(int lists)
{
    static char last[WORDS_BYTES];
    Words words = {0};
    add(&words, "counters %d %d %d, long-lived %td, pending %td, wanted %d",
        ou_gc.generations[0].count, ou_gc.generations[1].count, ou_gc.generations[2].count,
        ou_gc.long_lived_total, ou_gc.long_lived_pending, ou_gc_wanted);
    for (int i = 0; i < OU_GC_GENERATIONS; i++) {
        add(&words, "; %td collections, %td and %td", ou_gc.stats[i].collections,
            ou_gc.stats[i].collected, ou_gc.stats[i].uncollectable);
    }
    for (int i = 0; i < OU_GC_GENERATIONS && lists; i++) {
        add(&words, "; generation %d:", i);
        add_gc_list(&words, &ou_gc.generations[i].head, 0);
    }
    if (strcmp(last, words.bytes) != 0) {
        trace_event(0, "= collector %s", words.bytes);
        memcpy(last, words.bytes, sizeof last);
    }
}

static void tell_tracing(void)
{
    trace_event(0, "= tracing %d, frames %d, traced %zu, peak %zu, blocks %zu, own memory %s",
                ou_tracemalloc.tracing, ou_tracemalloc.max_nframe, ou_tracemalloc.traced_memory,
                ou_tracemalloc.peak_traced_memory, ou_tracemalloc.traces_used,
                ou_tracemalloc.tracemalloc_size == 0 ? "none" : "some");
}

static void tell_trashcan(void)
{
    Words words = {0};
    const OuObject *later = ou_trashcan.delete_later;
    add_object(&words, later);
    trace_event(0, "= trashcan nesting %d, put off last%s", ou_trashcan.nesting, words.bytes);
}

/* ---- objects ----------------------------------------------------------------------------------- */

static void tell_object(OuObject *op)
{
    if (!is_alive(op)) {
        return;
    }
    if (OuList_Check(op)) {
        tell_list((const OuListObject *)op);
    } else {
        tell_weak(op);
    }
    trace_ask_object(op);
}

/* ---- phases ----------------------------------------------------------------------------------- */

void trace_phase(void *OU_UNUSED(context), const char *phase, const OuGCHead *young,
                 const OuGCHead *unreachable)
{
    Words words = {0};
    int refs = strcmp(phase, "update_refs") == 0 || strcmp(phase, "subtract_refs") == 0;
    if (young != NULL) {
        add(&words, " stay:");
        add_gc_list(&words, young, refs);
    }
    if (unreachable != NULL) {
        add(&words, "; set aside:");
        add_gc_list(&words, unreachable, 0);
    }
    trace_event(0, "P %s%s", phase, words.bytes);
}

/* ---- functions --------------------------------------------------------------------------------- */

static void add_value(Words *words, char letter, uintptr_t word)
{
    switch (letter) {
    case 'o':
    case 'O':
        add_object(words, (const void *)word);
        break;
    case 'i':
        add(words, " %ld", (long)word);
        break;
    case 'p':
        add(words, word == 0 ? " NULL" : " a pointer");
        break;
    default:
        break;
    }
}

/** Whether a function is one of the lab's, $OURO_TRACE_FUNCTIONS: names, a comma around each. */
static int is_asked_for(const char *name)
{
    static const char *functions;
    if (functions == NULL) {
        functions = getenv("OURO_TRACE_FUNCTIONS");
        functions = functions == NULL ? "" : functions;
    }
    size_t length = strlen(name);
    for (const char *at = strstr(functions, name); at != NULL; at = strstr(at + 1, name)) {
        if (at > functions && at[-1] == ',' && at[length] == ',') {
            return 1;
        }
    }
    return functions[0] == '\0';
}

void trace_enter(const char *name, const char *shape, const uintptr_t *words)
{
    if (!is_asked_for(name)) {
        return;
    }
    Words said = {0};
    for (int i = 0; shape[i] != '>'; i++) {
        add_value(&said, shape[i], words[i]);
        if (shape[i] == 'o' || shape[i] == 'O') {
            TraceRecord *record = trace_find((const void *)words[i]);
            if (record != NULL) {
                trace_name(record);
            }
        }
    }
    trace_event(0, "> %s%s", name, said.bytes);
    trace_push(name);
}

void trace_leave(const char *name, const char *shape, const uintptr_t *words, uintptr_t result)
{
    if (!is_asked_for(name)) {
        return;
    }
    Words said = {0};
    const char *end = strchr(shape, '>') + 1;
    add_value(&said, *end, result);
    trace_event(0, "< %s%s", name, said.bytes);
    for (int i = 0; shape[i] != '>'; i++) {
        if (shape[i] == 'O') {
            tell_object((OuObject *)words[i]);
        } else if (shape[i] == 'l' || shape[i] == 'R') {
            Words list = {0};
            int whole = add_gc_list(&list, (const OuGCHead *)words[i], shape[i] == 'R');
            trace_event(0, "= list %d of %s:%s", i + 1, name, list.bytes);
            if (!whole) {
                trace_event(0, "! a list of the collector has a link that leads to no object");
            }
        }
    }
    if (*end == 'o') {
        tell_object((OuObject *)result);
    }
    const char *modules = end + 1;
    if (strpbrk(modules, "gG") != NULL) {
        tell_generations(trace_has_probes() && strchr(modules, 'G') != NULL);
    }
    if (strchr(modules, 'T') != NULL) {
        tell_tracing();
    }
    if (strchr(modules, 'C') != NULL) {
        tell_trashcan();
    }
    trace_pop();
    trace_ask_modules(modules);
}
