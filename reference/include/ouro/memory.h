/* SPDX-License-Identifier: MIT */
/**
 * @file memory.h
 * The allocator stack: where every byte of the runtime comes from.
 *
 * Three domains, as CPython has them: RAW for memory that must not depend on the runtime, MEM for
 * buffers, OBJ for objects. Each domain is a stack of allocators. At the bottom is the C
 * library. A *layer* wraps what is below it: it reads the allocator that is in force with
 * OuMem_GetAllocator(), keeps it, and puts itself in its place. Layers given here:
 *
 *     faults   lets allocation number n fail                  (tests of error paths)
 *     ledger   counts the blocks that are alive               (tests for leaks)
 *     debug    fills fresh and freed memory, keeps freed      (tests for uses after free)
 *              blocks away from reuse, catches double frees
 *
 * A layer must be taken off in the reverse order of putting on, and a block must be freed
 * through the domain it came from.
 */
#ifndef OURO_MEMORY_H
#define OURO_MEMORY_H

#include "ouro/base.h"

/**
 * Which allocator stack a block comes from. CPython: PyMemAllocatorDomain
 * (Include/cpython/pymem.h).
 */
typedef enum OuMemDomain {
    OU_MEM_DOMAIN_RAW, /**< needs nothing of the runtime; CPython: PYMEM_DOMAIN_RAW */
    OU_MEM_DOMAIN_MEM, /**< buffers: item arrays, tables; CPython: PYMEM_DOMAIN_MEM */
    OU_MEM_DOMAIN_OBJ, /**< objects; CPython: PYMEM_DOMAIN_OBJ */
} OuMemDomain;

/** How many domains there are. */
#define OU_MEM_DOMAINS 3

/**
 * One allocator: four functions and the word they get. CPython: PyMemAllocatorEx
 * (Include/cpython/pymem.h).
 *
 * Sizes are in bytes and never 0: the public functions below turn 0 into 1.
 */
typedef struct OuMemAllocator {
    void *context;                                             /**< first argument of each */
    void *(*malloc)(void *context, size_t size);               /**< NULL when out of memory */
    void *(*calloc)(void *context, size_t count, size_t size); /**< zeroed; NULL on failure */
    void *(*realloc)(void *context, void *block, size_t size); /**< NULL: block is untouched */
    void (*free)(void *context, void *block);                  /**< block is not NULL */
} OuMemAllocator;

/**
 * Reads the allocator in force.
 *
 * @param domain          which stack
 * @param[out] allocator  receives a copy of its top
 *
 * Cost: constant. CPython: PyMem_GetAllocator (Objects/obmalloc.c).
 */
void OuMem_GetAllocator(OuMemDomain domain, OuMemAllocator *allocator);

/**
 * Puts an allocator in force.
 *
 * @param domain     which stack
 * @param allocator  the new top; copied
 *
 * Blocks that are alive stay alive: the new top must pass those it does not know to the old one.
 * Cost: constant. CPython: PyMem_SetAllocator (Objects/obmalloc.c).
 */
void OuMem_SetAllocator(OuMemDomain domain, const OuMemAllocator *allocator);

/**
 * Allocates a block.
 *
 * @param domain  which stack
 * @param size    bytes; 0 gives a block of its own, of one byte
 * @return the block, the caller's; NULL when out of memory or when `size` exceeds
 *         OU_SSIZE_T_MAX; no error is set
 *
 * CPython: PyMem_RawMalloc (Objects/obmalloc.c), PyMem_Malloc, PyObject_Malloc
 * (Objects/obmalloc.c).
 */
void *ou_mem_malloc(OuMemDomain domain, size_t size);

/**
 * Allocates a zeroed block.
 *
 * @param domain  which stack
 * @param count   items
 * @param size    bytes per item
 * @return as ou_mem_malloc(); NULL when `count * size` exceeds OU_SSIZE_T_MAX
 *
 * CPython: PyMem_RawCalloc (Objects/obmalloc.c), PyMem_Calloc, PyObject_Calloc
 * (Objects/obmalloc.c).
 */
void *ou_mem_calloc(OuMemDomain domain, size_t count, size_t size);

/**
 * Changes the size of a block; it may move.
 *
 * @param domain  the stack that `block` came from
 * @param block   the block, or NULL for a new one
 * @param size    new size in bytes; 0 counts as 1
 * @return the block, the caller's; NULL on failure, and then `block` is as it was
 *
 * CPython: PyMem_RawRealloc (Objects/obmalloc.c), PyMem_Realloc, PyObject_Realloc
 * (Objects/obmalloc.c).
 */
void *ou_mem_realloc(OuMemDomain domain, void *block, size_t size);

/**
 * Gives a block back.
 *
 * @param domain  the stack that `block` came from
 * @param block   the block; NULL is allowed and does nothing
 *
 * CPython: PyMem_RawFree (Objects/obmalloc.c), PyMem_Free, PyObject_Free (Objects/obmalloc.c).
 */
void ou_mem_free(OuMemDomain domain, void *block);

/** Allocates `size` bytes that need nothing of the runtime. See ou_mem_malloc(). */
#define OuMem_RawMalloc(size) ou_mem_malloc(OU_MEM_DOMAIN_RAW, (size))
/** Allocates a zeroed block from the RAW domain. See ou_mem_calloc(). */
#define OuMem_RawCalloc(count, size) ou_mem_calloc(OU_MEM_DOMAIN_RAW, (count), (size))
/** Resizes a block of the RAW domain. See ou_mem_realloc(). */
#define OuMem_RawRealloc(block, size) ou_mem_realloc(OU_MEM_DOMAIN_RAW, (block), (size))
/** Frees a block of the RAW domain. See ou_mem_free(). */
#define OuMem_RawFree(block) ou_mem_free(OU_MEM_DOMAIN_RAW, (block))

/** Allocates `size` bytes for a buffer. See ou_mem_malloc(). */
#define OuMem_Malloc(size) ou_mem_malloc(OU_MEM_DOMAIN_MEM, (size))
/** Allocates a zeroed buffer. See ou_mem_calloc(). */
#define OuMem_Calloc(count, size) ou_mem_calloc(OU_MEM_DOMAIN_MEM, (count), (size))
/** Resizes a buffer. See ou_mem_realloc(). */
#define OuMem_Realloc(block, size) ou_mem_realloc(OU_MEM_DOMAIN_MEM, (block), (size))
/** Frees a buffer. See ou_mem_free(). */
#define OuMem_Free(block) ou_mem_free(OU_MEM_DOMAIN_MEM, (block))

/** Allocates `size` bytes for an object. See ou_mem_malloc(). */
#define OuObject_Malloc(size) ou_mem_malloc(OU_MEM_DOMAIN_OBJ, (size))
/** Allocates a zeroed block for an object. See ou_mem_calloc(). */
#define OuObject_Calloc(count, size) ou_mem_calloc(OU_MEM_DOMAIN_OBJ, (count), (size))
/** Resizes the block of an object. See ou_mem_realloc(). */
#define OuObject_Realloc(block, size) ou_mem_realloc(OU_MEM_DOMAIN_OBJ, (block), (size))
/** Frees the block of an object; it does not touch its count. See ou_mem_free(). */
#define OuObject_Free(block) ou_mem_free(OU_MEM_DOMAIN_OBJ, (block))

/* ---- the ledger layer ------------------------------------------------------------------- */

/** Puts the ledger on top of every domain; its counters start at 0. Once only. */
void OuMem_SetupLedger(void);

/** Takes the ledger off again; it must be on top. */
void OuMem_RemoveLedger(void);

/**
 * Counts the blocks that were allocated since OuMem_SetupLedger() and are not freed.
 *
 * @return blocks of all domains; 0 when the ledger is off
 *
 * Cost: constant. CPython: _Py_GetAllocatedBlocks (Objects/obmalloc.c).
 */
Ou_ssize_t OuMem_LiveBlocks(void);

/* ---- the fault layer -------------------------------------------------------------------- */

/** Puts fault injection on top of every domain, not armed. Once only. */
void OuMem_SetupFaults(void);

/** Takes fault injection off again; it must be on top. */
void OuMem_RemoveFaults(void);

/**
 * Lets an allocation fail.
 *
 * @param number  which one from now on, counted from 1 over all domains; a realloc counts as
 *                an allocation; 0 disarms
 * @param repeat  0: that one alone fails. 1: it and every later one
 *
 * Starts counting anew at each call.
 */
void OuMem_FailAllocation(Ou_ssize_t number, int repeat);

/**
 * Counts the allocations that were asked for since OuMem_FailAllocation() was last called.
 *
 * @return allocations of all domains, failed ones included
 */
Ou_ssize_t OuMem_AllocationsAsked(void);

/* ---- the debug layer -------------------------------------------------------------------- */

/**
 * Fresh memory is filled with this byte. CPython: PYMEM_CLEANBYTE
 * (Include/internal/pycore_pymem.h).
 */
#define OU_MEM_CLEANBYTE 0xCD
/**
 * Freed memory is filled with this byte. CPython: PYMEM_DEADBYTE (Include/internal/pycore_pymem.h).
 */
#define OU_MEM_DEADBYTE 0xDD

/**
 * Puts the debug layer on top of every domain. Once only.
 *
 * Fresh blocks are filled with OU_MEM_CLEANBYTE, freed ones with OU_MEM_DEADBYTE; the last
 * freed blocks are kept away from reuse, so that a stale pointer reads the same bytes in every
 * run. Freeing a block twice stops the program with a sentence, and so does a write into a freed
 * block, found when the block leaves quarantine. Not for use under Valgrind or ASan, which see
 * more when they see each free. CPython: PyMem_SetupDebugHooks (Objects/obmalloc.c).
 */
void OuMem_SetupDebugHooks(void);

/** Takes the debug layer off again and really frees what it kept; it must be on top. */
void OuMem_RemoveDebugHooks(void);

/**
 * Says whether a pointer was read from freed memory.
 *
 * @param pointer  any pointer value; it is not followed
 * @return 1 if every byte of it is OU_MEM_DEADBYTE or OU_MEM_CLEANBYTE, else 0
 *
 * Cost: constant. CPython: _PyMem_IsPtrFreed (Include/internal/pycore_pymem.h).
 */
int OuMem_IsPtrFreed(const void *pointer);

#endif
