/* SPDX-License-Identifier: MIT */
/*
 * Nothing but this comment. Alone: nothing is appended.
 *
 * Verdict: your file defines none of the functions of this lab
 */
