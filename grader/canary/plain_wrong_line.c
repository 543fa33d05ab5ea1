/* SPDX-License-Identifier: MIT */
/* Planted: the second line is not what is expected. */
// caught: line 2 differs
#include "probe.h"

PROBE(plain_wrong_line)
{
    say("one");   // expect: one
    say("three"); // expect: two
}
