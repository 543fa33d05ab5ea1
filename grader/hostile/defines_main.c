/* SPDX-License-Identifier: MIT */
/*
 * Brings a main() of its own.
 *
 * Verdict: your file defines main, which is defined elsewhere in the course already
 */
int main(void)
{
    return 0;
}
