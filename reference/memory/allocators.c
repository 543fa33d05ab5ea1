/* SPDX-License-Identifier: MIT */
/**
 * @file allocators.c
 * The three domains, each a stack of allocators with the C library at the bottom.
 *
 * The public functions settle the hard cases once, so that no layer has to: a size of 0 becomes
 * 1 (each block has an address of its own), a size no signed number can hold fails, and free of
 * NULL does nothing.
 */
#include "ouro/memory.h"

#include <stdlib.h>

/**
 * malloc() of the C library, in the shape of an allocator. CPython: _PyMem_RawMalloc
 * (Objects/obmalloc.c).
 */
static void *system_malloc(void *OU_UNUSED(context), size_t size)
{
    return malloc(size);
}

/** calloc() of the C library. CPython: _PyMem_RawCalloc (Objects/obmalloc.c). */
static void *system_calloc(void *OU_UNUSED(context), size_t count, size_t size)
{
    return calloc(count, size);
}

/** realloc() of the C library. CPython: _PyMem_RawRealloc (Objects/obmalloc.c). */
static void *system_realloc(void *OU_UNUSED(context), void *block, size_t size)
{
    return realloc(block, size);
}

/** free() of the C library. CPython: _PyMem_RawFree (Objects/obmalloc.c). */
static void system_free(void *OU_UNUSED(context), void *block)
{
    free(block);
}

/** The bottom of the stack: the C library. */
#define SYSTEM_ALLOCATOR                                                \
    {                                                                   \
        NULL, system_malloc, system_calloc, system_realloc, system_free \
    }

/** What is in force, by domain. Its owner is this file. */
static OuMemAllocator in_force[OU_MEM_DOMAINS] = {SYSTEM_ALLOCATOR, SYSTEM_ALLOCATOR,
                                                  SYSTEM_ALLOCATOR};

void OuMem_GetAllocator(OuMemDomain domain, OuMemAllocator *allocator)
{
    *allocator = in_force[domain];
}

void OuMem_SetAllocator(OuMemDomain domain, const OuMemAllocator *allocator)
{
    in_force[domain] = *allocator;
}

void *ou_mem_malloc(OuMemDomain domain, size_t size)
{
    if (size > (size_t)OU_SSIZE_T_MAX) {
        return NULL;
    }
    OuMemAllocator *top = &in_force[domain];
    return top->malloc(top->context, size ? size : 1);
}

void *ou_mem_calloc(OuMemDomain domain, size_t count, size_t size)
{
    if (size != 0 && count > (size_t)OU_SSIZE_T_MAX / size) {
        return NULL;
    }
    OuMemAllocator *top = &in_force[domain];
    int nothing = count == 0 || size == 0;
    return top->calloc(top->context, nothing ? 1 : count, nothing ? 1 : size);
}

void *ou_mem_realloc(OuMemDomain domain, void *block, size_t size)
{
    if (block == NULL) {
        return ou_mem_malloc(domain, size);
    }
    if (size > (size_t)OU_SSIZE_T_MAX) {
        return NULL;
    }
    OuMemAllocator *top = &in_force[domain];
    return top->realloc(top->context, block, size ? size : 1);
}

void ou_mem_free(OuMemDomain domain, void *block)
{
    if (block == NULL) {
        return;
    }
    OuMemAllocator *top = &in_force[domain];
    top->free(top->context, block);
}
