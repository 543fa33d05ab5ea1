/* SPDX-License-Identifier: MIT */
/**
 * @file outcome.c
 * What became of one test in one lane: see outcome.h.
 */
#include "outcome.h"

#include <stdlib.h>

const char *status_name(Status status)
{
    static const char *const names[] = {"not_run", "passed", "failed", "not_implemented", "fault"};
    return names[status];
}

static void set(Outcome *outcome, Status status, Trouble trouble, const char *format, va_list args)
{
    Text message = {0};
    text_vprintf(&message, format, args); /* the old message may be among the arguments */
    free(outcome->message);
    outcome->message = text_take(&message);
    outcome->status = status;
    outcome->trouble = trouble;
    outcome->half = false;
}

void outcome_set(Outcome *outcome, Status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set(outcome, status, TROUBLE_NONE, format, args);
    va_end(args);
}

void outcome_fail(Outcome *outcome, Trouble trouble, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set(outcome, STATUS_FAILED, trouble, format, args);
    va_end(args);
}

void outcome_free(Outcome *outcome)
{
    free(outcome->message);
    unwritten_free(&outcome->unwritten);
    strings_free(&outcome->actual);
    text_free(&outcome->seen);
    text_free(&outcome->printed);
    *outcome = (Outcome){0};
}
