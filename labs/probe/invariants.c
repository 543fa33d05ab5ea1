/* SPDX-License-Identifier: MIT */
/**
 * @file invariants.c
 * The paranoid lane's part of the harness: see invariants.h.
 *
 * The validators are the course's own (reference/core/validate). The paranoid build of the collector
 * calls them between its phases; here they are called where a probe ends, and where a function of
 * the student's returns to code that is not, to know which one left something broken behind. That is
 * only noted: a probe may take apart by hand what is whole in a program, and put it together again.
 * The tables of tracing are nobody's but the student's, and must be whole after each return.
 */
#include "invariants.h"

#include "ouro/collect.h"
#include "ouro/refcount.h"
#include "ouro/tracemalloc.h"

#include <signal.h>
#include <stddef.h>

/** So many looks at most: one costs a step per object. */
enum { LOOKS_AT_MOST = 2000 };

static int looks_left;
static int depth; /* of calls within the student's file */
static uintptr_t
    broken_by;         /* the function after which an invariant did not hold, and still does not */
static uintptr_t last; /* the function that returned last */

/** The compiler has the student's functions call these. */
void __cyg_profile_func_enter(void *function, void *caller);
void __cyg_profile_func_exit(void *function, void *caller);

const char *ou_invariants(void)
{
    const char *sentence = ou_validate_ref_total();
    if (sentence == NULL) {
        sentence = ou_validate_generations();
    }
    for (int i = 0; i < OU_GC_GENERATIONS && sentence == NULL; i++) {
        sentence = ou_validate_gc_contents(&ou_gc.generations[i].head);
    }
    if (sentence == NULL) {
        sentence = ou_validate_trashcan();
    }
    return sentence != NULL ? sentence : ou_validate_traces();
}

void __cyg_profile_func_enter(void *OU_UNUSED(function), void *OU_UNUSED(caller))
{
    depth++;
}

void __cyg_profile_func_exit(void *function, void *OU_UNUSED(caller))
{
    last = (uintptr_t)function;
    if (--depth == 0 && looks_left > 0 && !ou_gc.collecting) {
        looks_left--;
        const char *sentence = ou_validate_traces();
        if (sentence != NULL) {
            broken_by = last;
            OU_FATAL(sentence);
        }
        if (ou_invariants() == NULL) {
            broken_by = 0;
        } else if (broken_by == 0) {
            broken_by = (uintptr_t)function;
        }
    }
}

/** On the way down: which function is it about? */
static void tell(int OU_UNUSED(number))
{
    uintptr_t which = broken_by != 0 ? broken_by : last;
    if (which != 0) {
        ou_complain("invariants: %s %lx", broken_by != 0 ? "since" : "last", ou_code_offset(which));
    }
}

void ou_invariants_watch(int look)
{
    struct sigaction action = {.sa_handler = tell, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGABRT, &action, NULL);
    sigaction(SIGSEGV, &action, NULL);
    looks_left = look ? LOOKS_AT_MOST : 0;
}

void ou_invariants_stop(void)
{
    const char *sentence = ou_invariants();
    if (sentence != NULL) {
        OU_FATAL(sentence);
    }
}
