/* SPDX-License-Identifier: MIT */
/*
 * Hopes to see the password file in what the compiler says.
 *
 * Verdict: refcount.c:9:
 * Box: /etc/passwd: No such file
 * Limits: root:x:0
 */
#include "/etc/passwd"
