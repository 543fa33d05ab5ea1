/* SPDX-License-Identifier: MIT */
/**
 * @file poolstate.c
 * The state of the pools. It stands apart from core/pools.c, so that whatever takes the place of
 * that file shares it, and validators can read it.
 */
#include "ouro/poolstate.h"

OuPoolsState ou_pools;
