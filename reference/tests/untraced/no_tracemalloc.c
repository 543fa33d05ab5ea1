/* SPDX-License-Identifier: MIT */
/**
 * @file no_tracemalloc.c
 * A runtime that cannot trace: what core/tracemalloc.c exports, without the work.
 *
 * It takes the place of core/tracemalloc.c in build/tests/untraced, so that untraced.sh can compare
 * a runtime that has tracing, switched off, with one that never heard of it.
 */
#include "ouro/tracemalloc.h"

#include "ouro/base.h"

int ou_tracemalloc_start(int OU_UNUSED(max_nframe))
{
    return 0;
}

void ou_tracemalloc_stop(void)
{
}

void ou_tracemalloc_clear_traces(void)
{
}

void ou_tracemalloc_reset_peak(void)
{
}

void *tracemalloc_alloc(int OU_UNUSED(use_calloc), OuMemAllocator *OU_UNUSED(below),
                        size_t OU_UNUSED(count), size_t OU_UNUSED(size))
{
    return NULL;
}

void *tracemalloc_realloc(OuMemAllocator *OU_UNUSED(below), void *OU_UNUSED(block),
                          size_t OU_UNUSED(size))
{
    return NULL;
}

void tracemalloc_free(OuMemAllocator *OU_UNUSED(below), void *OU_UNUSED(block))
{
}

const OuTraceback *traceback_new(void)
{
    return NULL;
}

int tracemalloc_add_trace(unsigned int OU_UNUSED(domain), uintptr_t OU_UNUSED(address),
                          size_t OU_UNUSED(size))
{
    return 0;
}

void tracemalloc_remove_trace(unsigned int OU_UNUSED(domain), uintptr_t OU_UNUSED(address))
{
}

const OuTrace *ou_tracemalloc_find(unsigned int OU_UNUSED(domain), uintptr_t OU_UNUSED(address))
{
    return NULL;
}

int OuTraceMalloc_Track(unsigned int OU_UNUSED(domain), uintptr_t OU_UNUSED(address),
                        size_t OU_UNUSED(size))
{
    return -2;
}

int OuTraceMalloc_Untrack(unsigned int OU_UNUSED(domain), uintptr_t OU_UNUSED(address))
{
    return -2;
}

int ou_tracemalloc_visit_traces(int (*visit)(const OuTrace *trace, void *argument),
                                void *OU_UNUSED(argument))
{
    (void)visit;
    return 0;
}
