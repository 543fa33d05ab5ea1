/* SPDX-License-Identifier: MIT */
/*
 * Writes the lines it thinks are wanted, an end it made up, and leaves with status 0.
 *
 * Verdict: refcount.c:18: write is not among what a lab may use of the C library
 * Box: the transcript holds something that no probe writes there
 */
#include "ouro/refcount.h"

#include <unistd.h>

#define ATTACKS_INCREF
static const char lines[] = "| car has count 2\n| car has count 3\n| car has count 2\n"
                            "end incref_adds_one by-hand\n";

void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    ssize_t done = write(3, lines, sizeof lines - 1);
    done += write(1, lines, sizeof lines - 1);
    _exit(done > 0 ? 0 : 0);
}
