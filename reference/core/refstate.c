/* SPDX-License-Identifier: MIT */
/**
 * @file refstate.c
 * The state of reference counting. It stands apart from core/refcount.c, so that whatever takes
 * the place of that file shares the same state, and validators can read it.
 */
#include "ouro/refcount.h"

Ou_ssize_t ou_ref_total;
