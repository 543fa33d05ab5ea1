/* SPDX-License-Identifier: MIT */
/*
 * Tells Valgrind that all memory is fine.
 *
 * Verdict: refcount.c:14: __asm__ is inline assembly
 */
#include "ouro/refcount.h"

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *op)
{
#ifdef __x86_64__
    unsigned long request[6] = {0x4d430003, (unsigned long)op, sizeof *op}, *at = request;
    __asm__ volatile("rolq $3, %%rdi; rolq $13, %%rdi; rolq $61, %%rdi; rolq $51, %%rdi;"
                     "xchgq %%rbx, %%rbx"
                     : : "a"(at), "d"(0) : "cc", "memory");
#else
    __asm__ volatile("ror x12, x12, #3; ror x12, x12, #13; ror x12, x12, #51; ror x12, x12, #61;"
                     "orr x10, x10, x10" : : : "cc", "memory");
#endif
    op->ob_refcnt++;
}
