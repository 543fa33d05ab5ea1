/* SPDX-License-Identifier: MIT */
/*
 * Does not compile.
 *
 * Verdict: labs/lab1-refcount/refcount.c:9:
 */
#include "ouro/refcount.h"

int mistake = ;
