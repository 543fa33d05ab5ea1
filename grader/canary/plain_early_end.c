/* SPDX-License-Identifier: MIT */
/* Planted: every line is right, and the program ends before the probe does. */
// caught: ended early: status 0
#include "probe.h"

#include <unistd.h>

PROBE(plain_early_end)
{
    say("one"); // expect: one
    _exit(0);
}
