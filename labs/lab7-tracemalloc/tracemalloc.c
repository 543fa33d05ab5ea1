/* SPDX-License-Identifier: MIT */
/**
 * @file tracemalloc.c
 * Tracing allocations: hooks, a table of traces, and tracebacks stored once.
 *
 * The idea: every allocation of the runtime goes through the allocator stack. To know who
 * allocates, put a layer on top that does what the layer below does and notes, for each block, its
 * size and where the program was. Three things make that cheap and safe:
 *
 *     a table from address to trace          a free finds its block at once
 *     interned tracebacks                    a million blocks of one line share one traceback
 *     own memory from below the hooks        the tracer never traces itself, and never recurses
 *
 * Invariants, while tracing is on:
 *
 *     a block is in the table exactly while it is alive, if it was made or resized since the start
 *     or the last clear
 *     traced_memory is the sum of the sizes in the table; peak_traced_memory is never below it
 *     tracemalloc_size is the sum of what the tracer has asked for and not given back
 *
 * Terms: *open addressing* means that a table is one array, and what does not fit its place stands
 * in the next free one behind it (such a table needs free places, or a search never ends); a
 * traceback is *interned* when equal ones are the same object.
 */
#include "ouro/tracemalloc.h"

#include "ouro/errors.h"
#include "ouro/refcount.h"

#include <string.h>
#include "todo.h"

/** Entries of a table when it is made. Each table is kept at most half full. */
enum {
    FIRST_ROOM = 1024, /**< entries of a table when it is made */
};

/**
 * The malloc and calloc hook. A block that cannot be traced is not handed out.
 *
 * Lab 7, task 1.
 */
void *tracemalloc_alloc(int use_calloc, OuMemAllocator *below, size_t count, size_t size)
{
    (void)use_calloc;
    (void)below;
    (void)count;
    (void)size;
    OU_TODO(7, 1);
}

/**
 * The free hook.
 *
 * Lab 7, task 1.
 */
void tracemalloc_free(OuMemAllocator *below, void *block)
{
    (void)below;
    (void)block;
    OU_TODO(7, 1);
}

/**
 * Starts tracing.
 *
 * Lab 7, task 1.
 */
int ou_tracemalloc_start(int max_nframe)
{
    (void)max_nframe;
    OU_TODO(7, 1);
}

/**
 * Stops tracing and forgets everything.
 *
 * Lab 7, task 1.
 */
void ou_tracemalloc_stop(void)
{
    OU_TODO(7, 1);
}

/**
 * Finds the trace of a block.
 *
 * Lab 7, task 2.
 */
const OuTrace *ou_tracemalloc_find(unsigned int domain, uintptr_t address)
{
    (void)domain;
    (void)address;
    OU_TODO(7, 2);
}

/**
 * Stores or replaces the trace of a block.
 *
 * Lab 7, task 2.
 */
int tracemalloc_add_trace(unsigned int domain, uintptr_t address, size_t size)
{
    (void)domain;
    (void)address;
    (void)size;
    OU_TODO(7, 2);
}

/**
 * Forgets the trace of a block, if there is one.
 *
 * The place becomes free, so what stands behind it, up to the next free place, may have to move
 * forward: a search that begins at its own place must not meet a gap on the way to it.
 *
 * Lab 7, task 2.
 */
void tracemalloc_remove_trace(unsigned int domain, uintptr_t address)
{
    (void)domain;
    (void)address;
    OU_TODO(7, 2);
}

/**
 * Forgets all traces; both totals become 0.
 *
 * The tables are put away first: releasing a filename can free memory, and that comes back to the
 * hooks.
 *
 * Lab 7, task 2.
 */
void ou_tracemalloc_clear_traces(void)
{
    OU_TODO(7, 2);
}

/**
 * Sets the peak to what is traced now.
 *
 * Lab 7, task 3.
 */
void ou_tracemalloc_reset_peak(void)
{
    OU_TODO(7, 3);
}

/**
 * Captures where the program is, as an interned traceback.
 *
 * Lab 7, task 4.
 */
const OuTraceback *traceback_new(void)
{
    OU_TODO(7, 4);
}

/**
 * The realloc hook: the block belongs to the line that resized it.
 *
 * Once the block has moved there is no way back, so a trace that cannot be stored is left out, and
 * the block is unknown from then on.
 *
 * Lab 7, task 5.
 */
void *tracemalloc_realloc(OuMemAllocator *below, void *block, size_t size)
{
    (void)below;
    (void)block;
    (void)size;
    OU_TODO(7, 5);
}

/**
 * Traces a block of somebody else's allocator.
 *
 * Lab 7, task 6.
 */
int OuTraceMalloc_Track(unsigned int domain, uintptr_t address, size_t size)
{
    (void)domain;
    (void)address;
    (void)size;
    OU_TODO(7, 6);
}

/**
 * Forgets a block of somebody else's allocator.
 *
 * Lab 7, task 6.
 */
int OuTraceMalloc_Untrack(unsigned int domain, uintptr_t address)
{
    (void)domain;
    (void)address;
    OU_TODO(7, 6);
}

/**
 * Shows every trace.
 *
 * Lab 7, task 6.
 */
int ou_tracemalloc_visit_traces(int (*visit)(const OuTrace *trace, void *argument), void *argument)
{
    (void)visit;
    (void)argument;
    OU_TODO(7, 6);
}
