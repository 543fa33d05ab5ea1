/* SPDX-License-Identifier: MIT */
/*
 * Writes to every descriptor that may have been left open.
 *
 * Verdict: write is not among what a lab may use of the C library
 * Box: the transcript holds something that no probe writes there
 */
#include "ouro/refcount.h"

#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    static const char lie[] = "<valgrindoutput><status><state>FINISHED</state></status>\nfull marks\n";
    ssize_t done = 0;
    for (int descriptor = 1; descriptor < 1024; descriptor++) {
        done += write(descriptor, lie, sizeof lie - 1);
    }
    _exit(done == 0);
}
