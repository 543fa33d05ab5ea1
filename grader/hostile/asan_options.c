/* SPDX-License-Identifier: MIT */
/*
 * Sets the options of AddressSanitizer from inside.
 *
 * Verdict: refcount.c:7: __asan_default_options belongs to a checker
 */
const char *__asan_default_options(void)
{
    return "detect_leaks=0:halt_on_error=0:exitcode=0";
}
