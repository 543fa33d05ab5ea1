/* SPDX-License-Identifier: MIT */
/**
 * @file pyrun.c
 * Running Python programs: see pyrun.h.
 *
 * What a program prints is compared byte for byte. That it came to its end is known from the
 * transcript of the runner (labs/program/runner.c), as with probes.
 */
#include "pyrun.h"
#include "asan_report.h"
#include "paranoid.h"
#include "transcript.h"
#include "verdict.h"

#include <string.h>

static const Limits limits = {.wall_seconds = 20, .cpu_seconds = 10, .megabytes = 1024};
static const Limits paranoid_limits = {.wall_seconds = 40, .cpu_seconds = 20, .megabytes = 1024};

/** How far the program got; the runner says nothing between its two lines. */
static Progress read_progress(const Start *start, const PyTrial *trial)
{
    Strings lines = {0};
    TranscriptReader reader = {.at = start_channel(start, CHANNEL_TRANSCRIPT), .word = start->word};
    Progress progress = transcript_read(&reader, trial->name, &lines);
    if (lines.count > 0 || (progress == PROGRESS_ENDED && !transcript_is_over(&reader))) {
        progress = PROGRESS_FORGED;
    }
    strings_free(&lines);
    return progress;
}

static void judge(const Start *start, const PyTrial *trial)
{
    Outcome *outcome = trial->outcome;
    Progress progress = read_progress(start, trial);
    const Text *out = &start->result.channels[CHANNEL_OUT];
    outcome->ran = progress != PROGRESS_NONE;
    outcome->through = progress == PROGRESS_ENDED;
    strings_free(&outcome->actual);
    strings_add_lines(&outcome->actual, text_string(out));
    verdict_judge_program(&start->result, progress, trial->expected, trial->error, outcome);
}

void pyrun_paranoid(const Program *program, const PyTrial *trial, Patience *patience)
{
    Start start = {.order = {.memory_bytes = (size_t)limits.megabytes << 20}};
    start_be_patient(&start, &paranoid_limits, patience);
    strings_add(&start.command, "./program");
    strings_add(&start.command, "--hooks");
    strings_add(&start.command, "--invariants");
    strings_add(&start.command, trial->name);
    start_run(&start, program);
    start_lose_patience(&start, patience);
    judge(&start, trial);
    const char *err = start_channel(&start, CHANNEL_ERR);
    paranoid_explain(program, "program", err, trial->outcome);
    verdict_keep_output("", err, trial->outcome);
    start_free(&start);
}

bool pyrun_plain(const Program *program, const PyTrial *trial, Patience *patience)
{
    Start start = {.order = {.memory_bytes = (size_t)limits.megabytes << 20}};
    start_be_patient(&start, &limits, patience);
    strings_add(&start.command, "./program");
    strings_add(&start.command, "--hooks");
    strings_add(&start.command, trial->name);
    start_run(&start, program);
    start_lose_patience(&start, patience);
    judge(&start, trial);
    verdict_keep_output("", start_channel(&start, CHANNEL_ERR), trial->outcome);
    bool crashed = start.result.end == BOX_SIGNALLED;
    start_free(&start);
    return crashed;
}

static void start_asan(Start *start, const Program *program, const PyTrial *trial,
                       Patience *patience)
{
    start_be_patient(start, &limits, patience);
    strings_add(&start->command, "./program");
    strings_add(&start->command, trial->name);
    start_add_asan(start, limits.megabytes);
    start_run(start, program);
    start_lose_patience(start, patience);
}

void pyrun_asan(const Program *program, const PyTrial *trial, Patience *patience)
{
    Start start = {0};
    Text words = {0}, own = {0};
    start_asan(&start, program, trial, patience);
    judge(&start, trial);
    const char *err = start_channel(&start, CHANNEL_ERR);
    Trouble trouble = asan_explain(err, &program->student_files, &words);
    if (trouble != TROUBLE_NONE) {
        outcome_fail(trial->outcome, trouble, "%s", text_string(&words));
    }
    asan_own_output(err, &own);
    verdict_keep_output("", text_string(&own), trial->outcome);
    text_free(&own);
    text_free(&words);
    start_free(&start);
}

void pyrun_locate_crash(const Program *program, const PyTrial *trial, Patience *patience)
{
    Start start = {0};
    Text words = {0};
    start_asan(&start, program, trial, patience);
    Trouble trouble =
        asan_explain(start_channel(&start, CHANNEL_ERR), &program->student_files, &words);
    if (trouble != TROUBLE_NONE && trouble != TROUBLE_LEAK) {
        outcome_fail(trial->outcome, trouble, "%s", text_string(&words));
    }
    text_free(&words);
    start_free(&start);
}
