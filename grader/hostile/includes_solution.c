/* SPDX-License-Identifier: MIT */
/*
 * Hopes that the model answer lies around while its file is compiled. Alone: nothing is appended.
 *
 * Verdict: No such file or directory
 */
#include "../../solutions/lab1-refcount/refcount.c"
