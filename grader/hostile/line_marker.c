/* SPDX-License-Identifier: MIT */
/*
 * Calls its lines somebody else's, so that nothing is found in them.
 *
 * Verdict: refcount.c:8: #line gives lines another name
 * Box: ended early: status 0
 */
# 1 "/usr/include/unistd.h" 1 3
__attribute__((constructor)) static void leave(void)
{
    extern void _exit(int);
    _exit(0);
}
