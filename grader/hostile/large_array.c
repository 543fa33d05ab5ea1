/* SPDX-License-Identifier: MIT */
/*
 * A variable of 4 GiB with a value in it.
 *
 * Verdict: its variables take more than 64 MiB
 * Box: Your file does not build
 */
char all_of_it[4294967296] = {1};
