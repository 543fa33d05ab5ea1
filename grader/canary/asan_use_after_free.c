/* SPDX-License-Identifier: MIT */
/* Planted: a read of freed memory. */
// caught: use after free
#include "probe.h"

#include <stdlib.h>

PROBE(asan_use_after_free)
{
    int *volatile block = calloc(4, sizeof *block);
    int *volatile again = block;
    free(block);
    say("%s", again[1] == 77 ? "luck" : "done"); // expect: done
}
