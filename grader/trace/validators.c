/* SPDX-License-Identifier: MIT */
/**
 * @file validators.c
 * Asks the validators of the runtime what is broken, where a function of a lab has just ended. They
 * walk what may be torn, so the recorder walks it first; what crashes a validator all the same is
 * told as broken, and the program goes on.
 */
#include "trace.h"

#include "ouro/collect.h"
#include "ouro/gclist.h"
#include "ouro/list.h"
#include "ouro/tracemalloc.h"
#include "ouro/weakref.h"

#include <setjmp.h>
#include <signal.h>
#include <string.h>

enum { STEPS = 100000, TRACES_ASKED = 500 };

static sigjmp_buf back;

static void come_back(int OU_UNUSED(number))
{
    siglongjmp(back, 1);
}

/** Asks one validator; if it crashes, `otherwise` is told. */
static void ask(const char *(*validator)(void), const char *otherwise)
{
    static const int signals[] = {SIGSEGV, SIGBUS};
    struct sigaction action = {.sa_handler = come_back, .sa_flags = SA_NODEFER}, before[2];
    const char *volatile sentence = NULL;
    const char *volatile crashed = otherwise;
    for (int i = 0; i < 2; i++) {
        sigaction(signals[i], &action, &before[i]);
    }
    if (sigsetjmp(back, 1) == 0) {
        sentence = validator();
    } else {
        sentence = crashed;
    }
    for (int i = 0; i < 2; i++) {
        sigaction(signals[i], &before[i], NULL);
    }
    if (sentence != NULL) {
        trace_event(0, "! %s", sentence);
    }
}

/** Whether each link of a list leads to an object that is alive, and the last one back: 1 or 0. */
static int is_whole(const OuGCHead *list)
{
    const OuGCHead *gc = gc_next(list);
    for (int step = 0; gc != list && step < STEPS; step++) {
        const TraceRecord *record = trace_find(gc + 1);
        if (record == NULL || !record->alive || record->type == NULL) {
            return 0;
        }
        gc = gc_next(gc);
    }
    return gc == list;
}

/** Whether every list of the collector is whole. A list that was never made counts as broken. */
static int lists_are_whole(void)
{
    int whole = is_whole(&ou_gc.permanent);
    for (int i = 0; i < OU_GC_GENERATIONS && whole; i++) {
        whole = is_whole(&ou_gc.generations[i].head);
    }
    return whole;
}

void trace_ask_modules(const char *modules)
{
    if (strchr(modules, 'G') != NULL && trace_has_probes()) {
        if (!lists_are_whole()) {
            trace_event(0, "! a list of the collector has a link that leads to no object");
        } else {
            ask(ou_validate_generations, "a list of the collector cannot be walked");
        }
    }
    if (strchr(modules, 'T') != NULL && ou_tracemalloc.traces_used < TRACES_ASKED) {
        ask(ou_validate_traces, "the table of traces cannot be walked");
    }
    if (strchr(modules, 'C') != NULL) {
        ask(ou_validate_trashcan, "the chain of what was put off cannot be walked");
    }
}

static const OuObject *asked;

static const char *validate_list(void)
{
    return ou_validate_list(asked);
}

static const char *validate_weakref(void)
{
    return ou_validate_weakref(asked);
}

void trace_ask_object(const OuObject *op)
{
    asked = op;
    if (OuList_Check(op)) {
        ask(validate_list, "the list cannot be looked at");
    } else if (op->ob_type->tp_flags & OU_TPFLAGS_WEAKREF_SUBCLASS) {
        ask(validate_weakref, "the weak reference cannot be looked at");
    }
}
