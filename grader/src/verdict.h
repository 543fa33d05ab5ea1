/* SPDX-License-Identifier: MIT */
/**
 * @file verdict.h
 * From the end of a process and its transcript to a verdict in words.
 */
#ifndef OURO_GRADER_VERDICT_H
#define OURO_GRADER_VERDICT_H

#include "box.h"
#include "outcome.h"
#include "transcript.h"

/** The exit status of a function that is not written yet; labs/probe/todo.h says the same. */
enum { TODO_STATUS = 120 };

/**
 * Judges one probe.
 *
 * @param result    how its process ended
 * @param progress  how far the transcript says that it got
 * @param expected  the lines it should say; `outcome->actual` are those it said
 * @param outcome   receives status and message
 */
void verdict_judge(const BoxResult *result, Progress progress, const Strings *expected,
                   Outcome *outcome);

/**
 * Judges one Python program.
 *
 * @param result    how its process ended
 * @param progress  how far the transcript of the runner says that it got
 * @param expected  what it should print on standard output, line by line
 * @param error     what the last line of standard error should be, with exit status 1; NULL: status 0
 * @param outcome   receives status and message; `outcome->actual` are the lines that it printed
 */
void verdict_judge_program(const BoxResult *result, Progress progress, const Strings *expected,
                           const char *error, Outcome *outcome);

/**
 * A test that ends in an unwritten function of a later task has failed: it needs none, so a
 * function of its own task or of an earlier one called there by mistake.
 *
 * @param task     the test's task; 0: unknown
 * @param outcome  what verdict_judge() made of it; may become STATUS_FAILED
 */
void verdict_check_task(int task, Outcome *outcome);

/** Judges lines only, for a probe that got through. */
void verdict_compare(const Strings *expected, Outcome *outcome);

/** Keeps what the program printed, standard output first. */
void verdict_keep_output(const char *out, const char *err, Outcome *outcome);

#endif
