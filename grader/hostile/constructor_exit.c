/* SPDX-License-Identifier: MIT */
/*
 * Ends the program before main() begins.
 *
 * Verdict: ended early: status 0 before the probe was done
 */
#include <unistd.h>

__attribute__((constructor)) static void leave(void)
{
    _exit(0);
}
