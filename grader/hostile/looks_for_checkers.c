/* SPDX-License-Identifier: MIT */
/*
 * Is another program where the checkers are not.
 *
 * Verdict: your file cannot be built for this lane
 * Lanes: plain,asan
 */
#include "ouro/refcount.h"

#ifdef __SANITIZE_ADDRESS__
int broken = ;
#endif
