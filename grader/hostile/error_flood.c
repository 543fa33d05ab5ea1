/* SPDX-License-Identifier: MIT */
/*
 * As many mistakes as fit. Alone: nothing is appended.
 *
 * Verdict: error: 
 */
#define TEN(x) x x x x x x x x x x
TEN(TEN(TEN(TEN(int = 1;))))
