/* SPDX-License-Identifier: MIT */
/* Planted: a read beyond the end of a block. */
// caught: reads memory that is not its own
#include "probe.h"

#include <stdlib.h>

PROBE(memcheck_bad_read)
{
    char *volatile block = calloc(16, 1);
    say("%s", block[16] == 77 ? "luck" : "done"); // expect: done
    free(block);
}
