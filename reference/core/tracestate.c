/* SPDX-License-Identifier: MIT */
/**
 * @file tracestate.c
 * The state of tracing, apart from core/tracemalloc.c, so that whatever takes the place of that
 * file shares it.
 */
#include "ouro/tracemalloc.h"

OuTraceState ou_tracemalloc;

OuTraceWhere ou_tracemalloc_where;
