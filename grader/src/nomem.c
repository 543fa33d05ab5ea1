/* SPDX-License-Identifier: MIT */
/**
 * @file nomem.c
 * Reading what labs/probe/nomem.c says, and putting it into words: see nomem.h.
 */
#include "nomem.h"
#include "locate.h"
#include "transcript.h"
#include "verdict.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const Limits limits = {.wall_seconds = 60, .cpu_seconds = 5, .megabytes = 512};

/** A fault, taken apart. Everything is borrowed from the line, which is cut into pieces. */
typedef struct Fault {
    long number;
    const char *gate;  /**< "-": none */
    const char *sites; /**< "1a2b,3c4d" or "-" */
    const char *kind;
    const char *rest; /**< what belongs to the kind; may be empty */
} Fault;

/** Cuts off the word at *rest, moves *rest behind it. */
static const char *next_word(char **rest)
{
    char *word = strsep(rest, " ");
    return word == NULL ? "" : word;
}

/** "fault 3 OuList_Append 1a2b leak 1 24 5e6f" */
static Fault read_fault(char *line)
{
    Fault fault;
    next_word(&line);
    fault.number = strtol(next_word(&line), NULL, 10);
    fault.gate = next_word(&line);
    fault.sites = next_word(&line);
    fault.kind = next_word(&line);
    fault.rest = line == NULL ? "" : line;
    return fault;
}

/* ---- words ----------------------------------------------------------------------------------- */

static const char *ordinal(long number)
{
    long tens = number / 10 % 10, ones = number % 10;
    return tens == 1 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
}

static void locate_list(const Program *program, const char *sites, Stack *stack)
{
    Strings offsets = {0};
    char *copy = must_copy(sites), *rest = copy;
    for (char *site; (site = strsep(&rest, ",")) != NULL;) {
        if (strcmp(site, "-") != 0 && strcmp(site, "0") != 0 && site[0] != '\0') {
            strings_add(&offsets, site);
        }
    }
    locate(program, "probes", &offsets, stack);
    free(copy);
    strings_free(&offsets);
}

/** "1 block of 24 bytes is never freed", and where it was allocated. */
static void say_leak(const Program *program, const char *numbers, Text *words)
{
    char site[32] = "-";
    unsigned long blocks = 0, bytes = 0;
    Stack stack = {0};
    sscanf(numbers, "%lu %lu %31s", &blocks, &bytes, site);
    text_printf(words, "%lu block%s of %lu bytes%s never freed", blocks, blocks == 1 ? "" : "s",
                bytes, blocks == 1 ? " is" : " in all are");
    locate_list(program, site, &stack);
    Text where = {0};
    stack_describe(&stack, &program->student_files, &where);
    if (where.used > 0) {
        text_printf(words, "; %s allocated%s", blocks == 1 ? "it was" : "one of them was",
                    text_string(&where));
    }
    text_free(&where);
    stack_free(&stack);
}

/** How a process ended that did not come to its end. */
static void say_end(const Fault *fault, const char *err, Outcome *outcome, Text *words)
{
    Text place = {0}, sentence = {0};
    int number = (int)strtol(fault->rest, NULL, 10);
    if (strcmp(fault->kind, "loop") == 0) {
        text_puts(words, "the program does not end (an endless loop?)");
    } else if (strcmp(fault->kind, "exit") == 0 && number == TODO_STATUS &&
               complaint_unwritten(err, &outcome->unwritten)) {
        text_printf(words, "%s is reached, which is not written yet", outcome->unwritten.function);
    } else if (strcmp(fault->kind, "exit") == 0) {
        text_printf(words, "the program ends early, with status %d", number);
    } else if (number == SIGABRT && complaint_assertion(err, &place, &sentence)) {
        text_printf(words, "the program is stopped by an assertion%s: %s", text_string(&place),
                    text_string(&sentence));
    } else {
        text_printf(words, "the program crashes: %s", box_signal_name(number));
    }
    text_free(&sentence);
    text_free(&place);
}

/** What is wrong, as a sentence about `who`. */
static void say_what(const Program *program, const Fault *fault, const char *who, const char *err,
                     Outcome *outcome, Text *words)
{
    if (strcmp(fault->kind, "leak") == 0) {
        say_leak(program, fault->rest, words);
    } else if (strcmp(fault->kind, "references") == 0) {
        text_printf(words, "%s takes a reference that is never released", who);
    } else if (strcmp(fault->kind, "silent") == 0) {
        text_printf(words, "%s returns %s and sets no error; it must set MemoryError", who,
                    fault->rest);
    } else if (strcmp(fault->kind, "kind") == 0) {
        text_printf(words, "%s sets %s, and must set MemoryError", who, fault->rest);
    } else if (strcmp(fault->kind, "told") == 0) {
        text_printf(words,
                    "%s sets %s, although it says that all went well, or its contract knows of "
                    "no error",
                    who, fault->rest);
    } else if (strcmp(fault->kind, "left") == 0) {
        text_printf(words, "%s is still set at the end; who can tell nobody must clear the error",
                    fault->rest);
    } else if (strcmp(fault->kind, "broken") == 0) {
        text_printf(words, "%s leaves something broken behind: %s", who, fault->rest);
    } else {
        say_end(fault, err, outcome, words);
    }
}

/** The message of a fault. */
static void explain(const Program *program, const Fault *fault, const char *err, Outcome *outcome)
{
    Text words = {0};
    Stack stack = {0};
    locate_list(program, fault->sites, &stack);
    const Frame *frame = stack.count > 0 && stack.frames[0].file != NULL ? &stack.frames[0] : NULL;
    bool known = strcmp(fault->gate, "-") != 0 && !starts_with(fault->gate, "ou_mem_");
    char *who = known           ? must_print("%s()", fault->gate)
                : frame != NULL ? must_print("%s()", frame->function)
                                : must_copy("one of your functions");
    if (fault->number == 0) {
        text_puts(&words, "before any allocation fails, ");
    } else if (frame != NULL) {
        text_printf(&words, "with the %ld%s allocation failing, in %s, %s:%d: ", fault->number,
                    ordinal(fault->number), frame->function, frame->file, frame->line);
    } else {
        text_printf(&words, "with the %ld%s allocation failing: ", fault->number,
                    ordinal(fault->number));
    }
    say_what(program, fault, who, err, outcome, &words);
    stack_describe_callers(&stack, &program->student_files, &words);
    outcome_fail(outcome, TROUBLE_NOMEM, "%s", text_string(&words));
    free(who);
    stack_free(&stack);
    text_free(&words);
}

/* ---- judging --------------------------------------------------------------------------------- */

/** Judges a probe that got through by what the harness said of its runs. */
static void judge_lines(const Program *program, const Strings *lines, const char *err,
                        Outcome *outcome)
{
    long ran, asked;
    for (size_t i = 0; i < lines->count; i++) {
        if (starts_with(lines->items[i], "fault ")) {
            char *line = must_copy(lines->items[i]);
            Fault fault = read_fault(line);
            explain(program, &fault, err, outcome);
            free(line);
            return;
        }
    }
    if (lines->count != 1 || sscanf(lines->items[0], "ran %ld of %ld", &ran, &asked) != 2) {
        outcome_set(outcome, STATUS_FAILED,
                    "the transcript holds something that no probe writes there");
    } else if (asked == 0) {
        outcome_set(outcome, STATUS_PASSED, "your functions ask for no memory here");
    } else if (ran == asked) {
        outcome_set(outcome, STATUS_PASSED, "each of %ld allocations failed once", asked);
    } else {
        outcome_set(outcome, STATUS_PASSED, "%ld of %ld allocations failed once each", ran, asked);
    }
}

void nomem_run(const Program *program, const Trial *trial, Patience *patience)
{
    Start start = {.order = {.memory_bytes = (size_t)limits.megabytes << 20}};
    Strings lines = {0};
    const Strings nothing = {0};
    Outcome *outcome = trial->outcome;
    start_be_patient(&start, &limits, patience);
    strings_add(&start.command, "./probes");
    strings_add(&start.command, "--grade");
    strings_add(&start.command, "--nomem");
    strings_add(&start.command, trial->probe);
    start_run(&start, program);
    start_lose_patience(&start, patience);
    const char *err = start_channel(&start, CHANNEL_ERR);
    TranscriptReader reader = {.at = start_channel(&start, CHANNEL_TRANSCRIPT), .word = start.word};
    Progress progress = transcript_read(&reader, trial->probe, &lines);
    if (progress == PROGRESS_ENDED && !transcript_is_over(&reader)) {
        progress = PROGRESS_FORGED;
    }
    outcome->through = progress == PROGRESS_ENDED;
    verdict_judge(&start.result, progress, &nothing, outcome);
    if (outcome->status == STATUS_PASSED) {
        judge_lines(program, &lines, err, outcome);
    }
    verdict_keep_output("", err, outcome);
    strings_free(&lines);
    start_free(&start);
}
