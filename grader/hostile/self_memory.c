/* SPDX-License-Identifier: MIT */
/*
 * Writes over code of the harness through /proc/self/mem.
 *
 * Verdict: open is not among what a lab may use of the C library
 * Box: 0 of 2
 */
#include "ouro/refcount.h"

#include <fcntl.h>
#include <unistd.h>

void say(const char *format, ...);

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    static const unsigned char back = 0xc3; /* x86-64: return */
    int memory = open("/proc/self/mem", O_RDWR);
    ssize_t done = pwrite(memory, &back, 1, (off_t)(long)say);
    close(done > 0 ? memory : -1);
}
