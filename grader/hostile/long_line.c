/* SPDX-License-Identifier: MIT */
/*
 * One wrong line of several hundred thousand characters, which the compiler shows. Alone: nothing is appended.
 *
 * Verdict: more bytes)
 */
#define TEN(x) x x x x x x x x x x
#define NAME(x) #x
_Static_assert(0, TEN(TEN(TEN(TEN("a line without end, ")))));
