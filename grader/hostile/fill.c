/* SPDX-License-Identifier: MIT */
/*
 * Lets the assembler write 4 GiB.
 *
 * Verdict: refcount.c:8: __asm__ is inline assembly
 * Box: Your file does not build
 */
__asm__(".data\n.fill 4294967295, 1, 7\n.text");
