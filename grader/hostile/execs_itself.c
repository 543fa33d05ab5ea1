/* SPDX-License-Identifier: MIT */
/*
 * Starts itself anew, with checkers that find nothing.
 *
 * Verdict: execve is not among what a lab may use of the C library
 * Box: ended early: status
 */
#include "ouro/refcount.h"

#include <stdlib.h>
#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *op)
{
    char *words[] = {"probes", "shared_release_kills_nobody", NULL};
    char *settings[] = {"AGAIN=yes", "ASAN_OPTIONS=detect_leaks=0",
                        "LD_PRELOAD=/tmp/none.so", NULL};
    if (getenv("AGAIN") == NULL) {
        execve("/proc/self/exe", words, settings);
    }
    op->ob_refcnt++;
}
