/* SPDX-License-Identifier: MIT */
/*
 * Ends the program before anything else of it runs.
 *
 * Verdict: the attribute section is not allowed
 * Box: ended early: status 0 before the probe was done
 */
#include <unistd.h>

static void leave(void)
{
    _exit(0);
}

__attribute__((section(".preinit_array"), used)) static void (*const first)(void) = leave;
