/* SPDX-License-Identifier: MIT */
/**
 * @file tracemalloc.h
 * Tracing allocations: which line asked for which block.
 *
 * While tracing is on, a layer of the allocator stack stores, for each block that is alive, its
 * size and the *traceback* of its allocation: the lines of the program that were running, the most
 * recent first. With tracing off nothing of this is there: not a branch, not a byte.
 *
 * The functions are in core/tracemalloc.c. Snapshots, statistics and filters are made above, from
 * ou_tracemalloc_visit_traces().
 */
#ifndef OURO_TRACEMALLOC_H
#define OURO_TRACEMALLOC_H

#include "ouro/memory.h"
#include "ouro/object.h"

/** One line of a traceback. CPython: frame_t (Modules/_tracemalloc.c). */
typedef struct OuTraceFrame {
    OuObject *filename; /**< a string; two frames are of the same file if this is the same object */
    unsigned int lineno; /**< from 1; 0 when unknown */
} OuTraceFrame;

/**
 * The lines that led to an allocation, stored once however many blocks share it. Two tracebacks
 * are equal if the stored frames are, one by one, and total_nframe is; equal ones are one object.
 * CPython: traceback_t (Modules/_tracemalloc.c).
 */
typedef struct OuTraceback {
    uint64_t hash;         /**< of the frames and of total_nframe */
    int nframe;            /**< frames that are stored */
    int total_nframe;      /**< frames there were */
    OuTraceFrame frames[]; /**< the most recent first; each owns its filename */
} OuTraceback;

/** What is known of one block. CPython: trace_t (Modules/_tracemalloc.c). */
typedef struct OuTrace {
    unsigned int domain;          /**< 0: the runtime's own allocators */
    uintptr_t address;            /**< of the block, never 0 */
    size_t size;                  /**< bytes that were asked for */
    const OuTraceback *traceback; /**< interned */
} OuTrace;

/** Frames that can be stored at most. CPython: MAX_NFRAME (Modules/_tracemalloc.c). */
#define OU_TRACEMALLOC_MAX_NFRAME 65535

/**
 * Finds out where the program is. Set by whoever knows of frames; NULL: nobody does.
 *
 * @param[out] frames  room for `limit` frames; the most recent first, filenames borrowed
 * @param limit        how many to store at most
 * @return how many frames there are in all
 *
 * Must not allocate.
 */
typedef int (*OuTraceWhere)(OuTraceFrame *frames, int limit);

/** The function in force. */
extern OuTraceWhere ou_tracemalloc_where;

/**
 * The state of tracing. CPython: _Py_tracemalloc_config (Objects/obmalloc.c) and the statics of
 * Modules/_tracemalloc.c.
 *
 * The first group is read from outside, so it has to be true whenever no function of
 * core/tracemalloc.c runs. The second group belongs to that file alone: it is there for two tables
 * with open addressing, and a file that keeps its traces in another way may leave it as it is.
 */
typedef struct OuTraceState {
    int tracing;               /**< 1 while the hooks are in place */
    int max_nframe;            /**< frames stored per block, as given at the start */
    size_t traced_memory;      /**< bytes of all traced blocks */
    size_t peak_traced_memory; /**< the most there were, since the start or the last reset */
    size_t traces_used;        /**< how many blocks are traced */
    size_t tracemalloc_size;   /**< bytes that tracing itself has asked for and not given back */
    OuMemAllocator
        below[OU_MEM_DOMAINS]; /**< what the hooks wrap; own memory comes from below RAW */

    OuTraceFrame *frames; /**< room for max_nframe frames, used while asking where */
    OuTrace *traces;      /**< open addressing; an empty place has address 0; NULL: no table */
    size_t traces_room;   /**< places of the table, a power of 2 */
    OuTraceback **backs;  /**< the interned tracebacks; open addressing; an empty place is NULL */
    size_t backs_room;    /**< places of the table, a power of 2 */
    size_t backs_used;    /**< places that are filled */
} OuTraceState;

/** The one state. */
extern OuTraceState ou_tracemalloc;

/**
 * Mixes one word into a hash. To hash several words, begin with 0 and mix in one after the other.
 *
 * @param hash  what came out for the words so far, or 0
 * @param word  the next word
 * @return the hash of all of them; its low bits are as good as its high ones
 *
 * Cost: constant. CPython: hashtable_hash_traceback (Modules/_tracemalloc.c). Unlike CPython, this
 * is one step, with another multiplier, so that each table can use it.
 */
static inline uint64_t ou_tracemalloc_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 32);
}

/**
 * Starts tracing. A second start changes nothing.
 *
 * @param max_nframe  frames to store per block, 1 to OU_TRACEMALLOC_MAX_NFRAME
 * @return 0; -1 with ValueError or MemoryError, and then nothing has changed
 *
 * Blocks that are alive already stay unknown. CPython: tracemalloc_start
 * (Modules/_tracemalloc.c).
 */
int ou_tracemalloc_start(int max_nframe);

/**
 * Stops tracing and forgets everything; both totals become 0, and all memory of tracing is given
 * back. Does nothing when tracing is off. CPython: tracemalloc_stop (Modules/_tracemalloc.c).
 */
void ou_tracemalloc_stop(void);

/**
 * Forgets all traces; both totals become 0. Tracing goes on, and blocks that are alive are unknown
 * from then on. The filenames of the tracebacks are released last: one may die of it, and whatever
 * runs then finds everything forgotten already. CPython: tracemalloc_clear_traces
 * (Modules/_tracemalloc.c).
 */
void ou_tracemalloc_clear_traces(void);

/**
 * Sets the peak to what is traced now. CPython: _tracemalloc_reset_peak_impl (Modules/_tracemalloc.c).
 */
void ou_tracemalloc_reset_peak(void);

/**
 * The malloc and calloc hook.
 *
 * @param use_calloc  1: the block is to be zeroed
 * @param below       the allocator below, which gives the block
 * @param count       items
 * @param size        bytes of each
 * @return the block, the caller's; NULL when there is no memory, for the trace too
 *
 * CPython: tracemalloc_alloc (Modules/_tracemalloc.c).
 */
void *tracemalloc_alloc(int use_calloc, OuMemAllocator *below, size_t count, size_t size);

/**
 * The realloc hook: the block belongs to the line that resized it, also if it was unknown before.
 *
 * @param below  the allocator below
 * @param block  from this domain, or NULL
 * @param size   bytes
 * @return the block, the caller's; NULL, and the old one and its trace stay as they were
 *
 * If there is memory for the block and none for its trace, the block may be handed out; it is
 * unknown then.
 *
 * CPython: tracemalloc_realloc (Modules/_tracemalloc.c).
 */
void *tracemalloc_realloc(OuMemAllocator *below, void *block, size_t size);

/**
 * The free hook.
 *
 * @param below  the allocator below
 * @param block  from this domain; given up
 *
 * CPython: tracemalloc_free (Modules/_tracemalloc.c).
 */
void tracemalloc_free(OuMemAllocator *below, void *block);

/**
 * Captures where the program is, as an interned traceback: the first max_nframe of the frames that
 * ou_tracemalloc_where tells. When it is NULL or tells of none: one frame, without a filename, line
 * 0, and total_nframe 1.
 *
 * @return @borrowed, good until the traces are cleared; NULL when memory is out, and no error is set
 *
 * Cost: one step per frame stored. CPython: traceback_new (Modules/_tracemalloc.c).
 */
const OuTraceback *traceback_new(void);

/**
 * Stores or replaces the trace of a block.
 *
 * @param domain   the block's domain
 * @param address  the block
 * @param size     bytes
 * @return 0; -1 when memory is out, and then nothing has changed and no error is set
 *
 * The size of a trace that is replaced leaves traced_memory before the new one is added.
 * CPython: tracemalloc_add_trace (Modules/_tracemalloc.c).
 */
int tracemalloc_add_trace(unsigned int domain, uintptr_t address, size_t size);

/**
 * Forgets the trace of a block, if there is one.
 *
 * @param domain   0 for the runtime's own allocators
 * @param address  of a block, traced or not
 *
 * What a table needs grows with the blocks that are traced at one time, not with all that ever
 * were. CPython: tracemalloc_remove_trace (Modules/_tracemalloc.c).
 */
void tracemalloc_remove_trace(unsigned int domain, uintptr_t address);

/**
 * Finds the trace of a block.
 *
 * @param domain   the block's domain
 * @param address  the block
 * @return @borrowed, good until the next allocation; NULL if it is not traced
 *
 * Cost: constant on average. CPython: tracemalloc_get_traceback (Modules/_tracemalloc.c).
 */
const OuTrace *ou_tracemalloc_find(unsigned int domain, uintptr_t address);

/**
 * Traces a block of somebody else's allocator.
 *
 * @param domain   any number but 0
 * @param address  the block
 * @param size     bytes
 * @return 0; -1 when memory is out; -2 when tracing is off
 *
 * CPython: PyTraceMalloc_Track (Modules/_tracemalloc.c).
 */
int OuTraceMalloc_Track(unsigned int domain, uintptr_t address, size_t size);

/**
 * Forgets a block of somebody else's allocator.
 *
 * @param domain   as given to OuTraceMalloc_Track()
 * @param address  the block
 * @return 0; -2 when tracing is off
 *
 * CPython: PyTraceMalloc_Untrack (Modules/_tracemalloc.c).
 */
int OuTraceMalloc_Untrack(unsigned int domain, uintptr_t address);

/**
 * Shows every trace, in no order that means anything.
 *
 * @param visit    called with each trace, borrowed; non-zero stops; must not allocate through the
 *                 traced domains
 * @param argument  passed on
 * @return 0, or what `visit` returned
 *
 * Cost: one step per place of the table. CPython: _tracemalloc__get_traces_impl
 * (Modules/_tracemalloc.c).
 */
int ou_tracemalloc_visit_traces(int (*visit)(const OuTrace *trace, void *argument), void *argument);

/* ---- validators: core/validate/tracemalloc.c ------------------------------------------------ */

/**
 * Checks the totals and the tables of tracing from outside, without walking them.
 *
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Cost: constant.
 */
const char *ou_validate_tracing(void);

/**
 * Checks what ou_validate_tracing() checks, and every trace and every interned traceback.
 *
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Looks each trace up with ou_tracemalloc_find(). Cost: one step per place of the two tables.
 */
const char *ou_validate_traces(void);

#endif
