/* SPDX-License-Identifier: MIT */
/*
 * Includes itself, twice each time. Alone: nothing is appended.
 *
 * Verdict: In file included from labs/lab1-refcount/refcount.c:8
 */
int a, b, c, d, e, f, g, h;
#include "refcount.c"
#include "refcount.c"
