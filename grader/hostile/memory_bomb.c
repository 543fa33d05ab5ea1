/* SPDX-License-Identifier: MIT */
/*
 * Takes all the memory it can get, then uses what it did not get.
 *
 * Verdict: used more memory than is allowed
 */
#include "ouro/refcount.h"

#include <stdlib.h>
#include <string.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    for (;;) {
        char *volatile block = malloc(1 << 24);
        memset(block, 1, 1 << 24);
    }
}
