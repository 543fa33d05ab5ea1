/* SPDX-License-Identifier: MIT */
/*
 * Includes a file that has no end.
 *
 * Verdict: cc1: out of memory
 */
#include "/dev/zero"
