/* SPDX-License-Identifier: MIT */
/* Planted: memory that nobody frees. */
// caught: leak: 48 bytes
#include "probe.h"

#include <stdlib.h>

static void *volatile block;

PROBE(asan_leak)
{
    block = malloc(48);
    block = NULL;
    say("done"); // expect: done
}
