/* SPDX-License-Identifier: MIT */
/**
 * @file lanes.c
 * Running probes: see lanes.h.
 *
 * One start runs one probe in the lanes plain and asan, and all probes in the memcheck lane.
 */
#include "lanes.h"
#include "asan_report.h"
#include "memcheck_report.h"
#include "transcript.h"
#include "verdict.h"

#include <stdlib.h>
#include <string.h>

enum {
    LOOP_SECONDS = 4, /* enough for Valgrind to get to where a probe does not end */
    VALGRIND_SECONDS = 60,
    VALGRIND_CPU = 30,
    COULD_NOT_EXEC = 127
};

static const Limits limits = {.wall_seconds = 10, .cpu_seconds = 5, .megabytes = 512};

Profile lane_profile(Lane lane)
{
    return lane == LANE_ASAN       ? PROFILE_ASAN
           : lane == LANE_PARANOID ? PROFILE_PARANOID
                                   : PROFILE_STUDENT;
}

void lane_judge(const Start *start, const Trial *trial)
{
    TranscriptReader reader = {.at = start_channel(start, CHANNEL_TRANSCRIPT), .word = start->word};
    Outcome *outcome = trial->outcome;
    Progress progress = transcript_read(&reader, trial->probe, &outcome->actual);
    if (progress == PROGRESS_ENDED && !transcript_is_over(&reader)) {
        progress = PROGRESS_FORGED;
    }
    outcome->ran = progress != PROGRESS_NONE;
    outcome->through = progress == PROGRESS_ENDED;
    verdict_judge(&start->result, progress, trial->expected, outcome);
    verdict_check_task(trial->task, outcome);
}

/* ---- plain --------------------------------------------------------------------------------- */

PlainEnd lane_plain(const Program *program, const Trial *trial, Patience *patience)
{
    Start start = {.order = {.memory_bytes = (size_t)limits.megabytes << 20}};
    start_be_patient(&start, &limits, patience);
    strings_add(&start.command, "./probes");
    strings_add(&start.command, "--grade");
    strings_add(&start.command, "--hooks");
    strings_add(&start.command, trial->probe);
    start_run(&start, program);
    start_lose_patience(&start, patience);
    lane_judge(&start, trial);
    verdict_keep_output(start_channel(&start, CHANNEL_OUT), start_channel(&start, CHANNEL_ERR),
                        trial->outcome);
    BoxEnd end = start.result.end;
    start_free(&start);
    return end == BOX_SIGNALLED                            ? PLAIN_CRASHED
           : end == BOX_WALL_LIMIT || end == BOX_CPU_LIMIT ? PLAIN_ENDLESS
                                                           : PLAIN_ENDED;
}

/* ---- asan ---------------------------------------------------------------------------------- */

static void start_asan(Start *start, const Program *program, const char *probe, Patience *patience)
{
    start_be_patient(start, &limits, patience);
    strings_add(&start->command, "./probes");
    strings_add(&start->command, "--grade");
    strings_add(&start->command, probe);
    start_add_asan(start, limits.megabytes);
    start_run(start, program);
    start_lose_patience(start, patience);
}

void lane_asan(const Program *program, const Trial *trial, Patience *patience)
{
    Start start = {0};
    Text words = {0};
    start_asan(&start, program, trial->probe, patience);
    lane_judge(&start, trial);
    Trouble trouble =
        asan_explain(start_channel(&start, CHANNEL_ERR), &program->student_files, &words);
    if (trouble != TROUBLE_NONE) {
        outcome_fail(trial->outcome, trouble, "%s", text_string(&words));
    }
    Text own = {0};
    asan_own_output(start_channel(&start, CHANNEL_ERR), &own);
    verdict_keep_output(start_channel(&start, CHANNEL_OUT), text_string(&own), trial->outcome);
    text_free(&own);
    text_free(&words);
    start_free(&start);
}

void lane_locate_crash(const Program *program, const Trial *trial, Patience *patience)
{
    Start start = {0};
    Text words = {0};
    start_asan(&start, program, trial->probe, patience);
    Trouble trouble =
        asan_explain(start_channel(&start, CHANNEL_ERR), &program->student_files, &words);
    if (trouble != TROUBLE_NONE && trouble != TROUBLE_LEAK) {
        outcome_fail(trial->outcome, trouble, "%s", text_string(&words));
    }
    text_free(&words);
    start_free(&start);
}

/* ---- memcheck ------------------------------------------------------------------------------ */

enum { TRIALS_AT_MOST = 256 };

/** Adds what both ways of calling Valgrind have in common, up to the probes' names. */
static void add_valgrind(Start *start)
{
    static const char *const flags[] = {"valgrind",
                                        "--tool=memcheck",
                                        "--xml=yes",
                                        "--xml-fd=4",
                                        "--show-leak-kinds=all",
                                        "--errors-for-leak-kinds=definite,indirect,possible",
                                        "--num-callers=100",
                                        "--vgdb=no",
                                        "--child-silent-after-fork=no",
                                        "--trace-children=yes",
                                        "--fullpath-after=",
                                        "--error-limit=no"};
    for (size_t i = 0; i < COUNT_OF(flags); i++) {
        strings_add(&start->command, flags[i]);
    }
    start->order.wall_seconds = VALGRIND_SECONDS;
    start->order.cpu_seconds = VALGRIND_CPU;
    start->order.memory_bytes = (size_t)4 << 30;
}

static void start_memcheck(Start *start, const Program *program, const Trial **trials, size_t count)
{
    add_valgrind(start);
    strings_add(&start->command, "--leak-check=full");
    strings_printf(&start->command, "--error-exitcode=%d", MEMCHECK_STATUS);
    strings_add(&start->command, "./probes");
    strings_add(&start->command, "--grade");
    for (size_t i = 0; i < count; i++) {
        strings_add(&start->command, trials[i]->probe);
    }
    start_run(start, program);
}

void lane_locate_loop(const Program *program, const Trial *trial)
{
    Start start = {0};
    MemcheckReport report = {0};
    Text ignored = {0}, where = {0};
    strings_add(&start.command, "timeout");
    strings_add(&start.command, "--signal=TERM");
    strings_printf(&start.command, "%d", LOOP_SECONDS);
    add_valgrind(&start);
    strings_add(&start.command, "--leak-check=no");
    strings_add(&start.command, "./probes");
    strings_add(&start.command, "--grade");
    strings_add(&start.command, trial->probe);
    start.order.wall_seconds = 2 * LOOP_SECONDS;
    start_run(&start, program);
    const Text *xml = &start.result.channels[CHANNEL_XML];
    memcheck_read(text_string(xml), xml->used, &report, &ignored);
    if (stack_student_frame(&report.fatal, &program->student_files) != NULL) {
        stack_describe(&report.fatal, &program->student_files, &where);
        stack_describe_callers(&report.fatal, &program->student_files, &where);
        text_printf(&trial->outcome->seen, "when it was stopped, it was%s", text_string(&where));
    }
    text_free(&where);
    text_free(&ignored);
    memcheck_report_free(&report);
    start_free(&start);
}

/** Reads the parts of all trials; returns how many got through. */
static size_t read_parts(const Start *start, const Trial **trials, size_t count, Progress *last)
{
    TranscriptReader reader = {.at = start_channel(start, CHANNEL_TRANSCRIPT), .word = start->word};
    size_t through = 0;
    *last = PROGRESS_ENDED;
    while (through < count && *last == PROGRESS_ENDED) {
        Outcome *outcome = trials[through]->outcome;
        strings_free(&outcome->actual);
        *last = transcript_read(&reader, trials[through]->probe, &outcome->actual);
        outcome->ran = *last != PROGRESS_NONE;
        outcome->through = *last == PROGRESS_ENDED;
        through += *last == PROGRESS_ENDED;
    }
    if (through == count && !transcript_is_over(&reader)) {
        *last = PROGRESS_FORGED;
        through--;
    }
    return through;
}

/** Blames the probe that a finding belongs to, or all of them; the first finding is told. */
static void blame(const Finding *finding, const Program *program, const Trial **trials,
                  size_t count)
{
    Text words = {0};
    const char *probe = finding_probe(finding);
    Trouble trouble = finding_explain(finding, &program->student_files, &words);
    if (probe == NULL) {
        text_puts(&words, "\n(no probe stands in its call stack, so every test of this start "
                          "gets it)");
    }
    for (size_t i = 0; i < count; i++) {
        Outcome *outcome = trials[i]->outcome;
        bool meant = probe == NULL || strcmp(probe, trials[i]->probe) == 0;
        if (meant && outcome->status == STATUS_PASSED) {
            outcome_fail(outcome, trouble, "%s", text_string(&words));
        }
    }
    text_free(&words);
}

static void fail_all(const Trial **trials, size_t count, const char *reason)
{
    for (size_t i = 0; i < count; i++) {
        outcome_set(trials[i]->outcome, STATUS_FAILED, "%s", reason);
    }
}

/** Judges a start in which every probe got through; returns how many findings count. */
static size_t judge_whole(const Start *start, const Program *program, const Trial **trials,
                          size_t count)
{
    MemcheckReport report = {0};
    Text problem = {0};
    size_t counted = 0;
    const Text *xml = &start->result.channels[CHANNEL_XML];
    if (!memcheck_read(text_string(xml), xml->used, &report, &problem)) {
        fail_all(trials, count, text_string(&problem));
    } else {
        for (size_t i = 0; i < count; i++) {
            verdict_compare(trials[i]->expected, trials[i]->outcome);
        }
        for (size_t i = 0; i < report.count; i++) {
            if (finding_counts(&report.findings[i])) {
                blame(&report.findings[i], program, trials, count);
                counted++;
            }
        }
        if ((counted > 0) != (start->result.number == MEMCHECK_STATUS)) {
            fail_all(trials, count, "Valgrind's report and its exit status do not agree");
        }
    }
    memcheck_report_free(&report);
    text_free(&problem);
    return counted;
}

static bool ended_well(const BoxResult *result)
{
    return result->end == BOX_EXITED && (result->number == 0 || result->number == MEMCHECK_STATUS);
}

/** Judges the probe at which a start ended that did not get through. */
static void judge_guilty(const Start *start, const Trial *trial, Progress progress)
{
    verdict_judge(&start->result, progress, trial->expected, trial->outcome);
    verdict_check_task(trial->task, trial->outcome);
    if (trial->outcome->status == STATUS_PASSED) {
        outcome_set(trial->outcome, STATUS_FAILED,
                    "the program did not end as it should under Valgrind");
    }
    if (start->result.end == BOX_EXITED && start->result.number == COULD_NOT_EXEC) {
        outcome_set(trial->outcome, STATUS_GRADER_FAULT, "Valgrind cannot be started: %s",
                    start_channel(start, CHANNEL_ERR));
    }
}

/**
 * Runs the trials once and removes those whose outcome is settled from the list.
 *
 * A start that did not get through settles one: the probe that was running. A start with findings
 * settles the probes that they name, and no others: Valgrind tells of two errors as one when the
 * four innermost calls are the same, so a second probe may hide behind the first.
 *
 * @return how many are left
 */
static size_t run_together(const Program *program, const Trial **trials, size_t count)
{
    Start start = {0};
    Progress last;
    start_memcheck(&start, program, trials, count);
    size_t guilty = read_parts(&start, trials, count, &last);
    if (guilty == count && !ended_well(&start.result)) {
        guilty = count - 1; /* it died on its way out, after the last probe */
    }
    size_t left = 0;
    if (guilty < count) {
        judge_guilty(&start, trials[guilty], last);
        memmove(&trials[guilty], &trials[guilty + 1], (count - guilty - 1) * sizeof trials[0]);
        left = count - 1;
    } else if (judge_whole(&start, program, trials, count) > 0) {
        for (size_t i = 0; i < count; i++) {
            if (trials[i]->outcome->status == STATUS_PASSED) {
                trials[left++] = trials[i];
            }
        }
    }
    start_free(&start);
    return left;
}

static size_t point_at(const Trial *trials, size_t count, const Trial **list)
{
    size_t listed = 0;
    while (listed < count && listed < TRIALS_AT_MOST) {
        list[listed] = &trials[listed];
        listed++;
    }
    return listed;
}

void lane_memcheck_once(const Program *program, const Trial *trials, size_t count, int *starts)
{
    const Trial *list[TRIALS_AT_MOST];
    ++*starts;
    run_together(program, list, point_at(trials, count, list));
}

void lane_memcheck(const Program *program, const Trial *trials, size_t count, int *starts, int most)
{
    const Trial *left[TRIALS_AT_MOST];
    size_t left_count = point_at(trials, count, left);
    while (left_count > 0 && *starts < most) {
        ++*starts;
        left_count = run_together(program, left, left_count);
    }
    for (size_t i = 0; i < left_count; i++) {
        left[i]->outcome->ran = false;
        outcome_set(left[i]->outcome, STATUS_NOT_RUN,
                    "Valgrind was started %d times for this lab; mend the tests before this one",
                    most);
    }
}
