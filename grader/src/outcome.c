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

void outcome_set(Outcome *outcome, Status status, const char *format, ...)
{
    Text message = {0};
    va_list args;
    va_start(args, format);
    text_vprintf(&message, format, args);
    va_end(args);
    free(outcome->message);
    outcome->message = text_take(&message);
    outcome->status = status;
}

void outcome_free(Outcome *outcome)
{
    free(outcome->message);
    strings_free(&outcome->actual);
    text_free(&outcome->printed);
    *outcome = (Outcome){0};
}
