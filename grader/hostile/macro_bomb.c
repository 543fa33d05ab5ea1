/* SPDX-License-Identifier: MIT */
/*
 * A macro that becomes ten million words. Alone: nothing is appended.
 *
 * Verdict: becomes more than 1 MiB
 */
#define TEN(x) x x x x x x x x x x
#define MANY TEN(TEN(TEN(TEN(TEN(TEN(TEN(int a;)))))))
MANY
