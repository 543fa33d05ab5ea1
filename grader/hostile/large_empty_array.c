/* SPDX-License-Identifier: MIT */
/*
 * A variable of 4 GiB with nothing in it.
 *
 * Verdict: its variables take more than 64 MiB
 * Box: 0 of 2
 */
static char all_of_it[4294967296];

char *where(void)
{
    return all_of_it;
}
