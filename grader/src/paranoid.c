/* SPDX-License-Identifier: MIT */
/**
 * @file paranoid.c
 * Running probes under the eyes of the validators: see paranoid.h.
 *
 * A validator says what is wrong, not who did it. So the harness looks after each of the student's
 * functions (labs/probe/invariants.c), and says on the way down after which function of the student's the
 * invariant did not hold any more, or else which one returned last.
 */
#include "paranoid.h"
#include "locate.h"
#include "verdict.h"

#include <stdlib.h>
#include <string.h>

static const Limits limits = {.wall_seconds = 20, .cpu_seconds = 10, .megabytes = 512};

/** Whether it was a validator that stopped the program; the place is that of the assertion. */
static bool is_validator(const char *place)
{
    static const char *const functions[] = {"ou_invariants_stop,", "__cyg_profile_func_exit,",
                                            "ou_gc_stop_if,", "ou_gc_check_safe_point,",
                                            "ou_gc_rehearse,"};
    for (size_t i = 0; i < COUNT_OF(functions); i++) {
        if (strstr(place, functions[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/** Adds a line about the function that is suspected, when it can be told which one that is. */
static void add_culprit(const Program *program, const char *name, const Culprit *culprit,
                        Text *words)
{
    Stack stack = {0};
    Strings offsets = {0};
    strings_add(&offsets, culprit->offset);
    locate(program, name, &offsets, &stack);
    if (stack.count > 0 && stack.frames[0].file != NULL) {
        text_printf(words, "\n%s %s(), %s:%d",
                    culprit->sure ? "it does not hold any more since the return from"
                                  : "the last of your functions to return was",
                    stack.frames[0].function, stack.frames[0].file, stack.frames[0].line);
    }
    strings_free(&offsets);
    stack_free(&stack);
}

void paranoid_explain(const Program *program, const char *name, const char *err, Outcome *outcome)
{
    Text place = {0}, sentence = {0}, words = {0};
    Culprit culprit = {0};
    bool named = complaint_culprit(err, &culprit);
    if (outcome->trouble == TROUBLE_ASSERTION && complaint_assertion(err, &place, &sentence) &&
        is_validator(text_string(&place))) {
        text_printf(&words, "an invariant is broken: %s", text_string(&sentence));
        if (named) {
            add_culprit(program, name, &culprit, &words);
        }
        outcome_fail(outcome, TROUBLE_INVARIANT, "%s", text_string(&words));
    } else if (outcome->trouble == TROUBLE_CRASH && named && culprit.sure) {
        text_printf(&words, "%s\nan invariant was broken before:", outcome->message);
        add_culprit(program, name, &culprit, &words);
        outcome_fail(outcome, TROUBLE_CRASH, "%s", text_string(&words));
    }
    culprit_free(&culprit);
    text_free(&words);
    text_free(&sentence);
    text_free(&place);
}

void paranoid_run(const Program *program, const Trial *trial, Patience *patience)
{
    Start start = {.order = {.memory_bytes = (size_t)limits.megabytes << 20}};
    start_be_patient(&start, &limits, patience);
    strings_add(&start.command, "./probes");
    strings_add(&start.command, "--grade");
    strings_add(&start.command, "--hooks");
    strings_add(&start.command, "--invariants");
    strings_add(&start.command, trial->probe);
    start_run(&start, program);
    start_lose_patience(&start, patience);
    lane_judge(&start, trial);
    paranoid_explain(program, "probes", start_channel(&start, CHANNEL_ERR), trial->outcome);
    verdict_keep_output(start_channel(&start, CHANNEL_OUT), start_channel(&start, CHANNEL_ERR),
                        trial->outcome);
    start_free(&start);
}
