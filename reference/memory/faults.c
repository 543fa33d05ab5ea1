/* SPDX-License-Identifier: MIT */
/**
 * @file faults.c
 * The fault layer: allocation number n fails.
 *
 * Error paths are code that hardly ever runs. A test that lets allocation 1 fail, then 2, then 3,
 * until one run gets through without reaching its number, has walked every one of them.
 */
#include "layer.h"

/** Allocations asked for since the layer was armed. */
static Ou_ssize_t asked;
/** Which of them fails, from 1; 0 when not armed. */
static Ou_ssize_t failing;
/** Whether all later ones fail too. */
static int failing_repeats;

/** Counts a request and says whether it is one that must fail: 1 or 0. */
static int must_fail(void)
{
    asked++;
    if (failing == 0) {
        return 0;
    }
    return failing_repeats ? asked >= failing : asked == failing;
}

/** NULL when this request must fail, else what the allocator below gives. */
static void *fault_malloc(void *context, size_t size)
{
    OuMemAllocator *below = context;
    return must_fail() ? NULL : below->malloc(below->context, size);
}

/** NULL when this request must fail, else what the allocator below gives. */
static void *fault_calloc(void *context, size_t count, size_t size)
{
    OuMemAllocator *below = context;
    return must_fail() ? NULL : below->calloc(below->context, count, size);
}

/** NULL when this request must fail: the old block stays as it was, as realloc() promises. */
static void *fault_realloc(void *context, void *block, size_t size)
{
    OuMemAllocator *below = context;
    return must_fail() ? NULL : below->realloc(below->context, block, size);
}

/** Passes on: freeing never fails. */
static void fault_free(void *context, void *block)
{
    OuMemAllocator *below = context;
    below->free(below->context, block);
}

/** This layer's place in the allocator stack. */
static OuMemLayer layer = {
    .name = "fault",
    .functions = {NULL, fault_malloc, fault_calloc, fault_realloc, fault_free},
};

void OuMem_SetupFaults(void)
{
    ou_mem_push_layer(&layer);
    OuMem_FailAllocation(0, 0);
}

void OuMem_RemoveFaults(void)
{
    ou_mem_pop_layer(&layer);
    OuMem_FailAllocation(0, 0);
}

void OuMem_FailAllocation(Ou_ssize_t number, int repeat)
{
    asked = 0;
    failing = number;
    failing_repeats = repeat;
}

Ou_ssize_t OuMem_AllocationsAsked(void)
{
    return asked;
}
