/* SPDX-License-Identifier: MIT */
/*
 * Ends the program before main() begins.
 *
 * Verdict: refcount.c:10: the attribute constructor is not allowed
 * Box: ended early: status 0 before the probe was done
 */
#include <unistd.h>

__attribute__((constructor)) static void leave(void)
{
    _exit(0);
}
