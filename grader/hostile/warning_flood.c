/* SPDX-License-Identifier: MIT */
/*
 * As many warnings as fit. Alone: nothing is appended.
 *
 * Verdict: the compiler printed more than 1 MiB
 */
#define TEN(x) x x x x x x x x x x
void many(void)
{
    TEN(TEN(TEN(TEN({ int unused_one; }))))
}
