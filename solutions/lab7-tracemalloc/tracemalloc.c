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

/** Entries of a table when it is made. Each table is kept at most half full. */
enum {
    FIRST_ROOM = 1024, /**< entries of a table when it is made */
};

/**
 * Takes memory for the tracer itself, from below the hooks. CPython: hashtable_alloc
 * (Modules/_tracemalloc.c).
 */
static void *own_calloc(size_t count, size_t size)
{
    OuMemAllocator *raw = &ou_tracemalloc.below[OU_MEM_DOMAIN_RAW];
    void *block = raw->calloc(raw->context, count, size);
    if (block != NULL) {
        ou_tracemalloc.tracemalloc_size += count * size;
    }
    return block;
}

/** Gives memory of the tracer back. */
static void own_free(void *block, size_t size)
{
    if (block != NULL) {
        OuMemAllocator *raw = &ou_tracemalloc.below[OU_MEM_DOMAIN_RAW];
        ou_tracemalloc.tracemalloc_size -= size;
        raw->free(raw->context, block);
    }
}

/**
 * The malloc and calloc hook. A block that cannot be traced is not handed out.
 *
 * @lab{7,1}
 */
void *tracemalloc_alloc(int use_calloc, OuMemAllocator *below, size_t count, size_t size)
{
    void *block = use_calloc ? below->calloc(below->context, count, size)
                             : below->malloc(below->context, count * size);
    if (block != NULL && tracemalloc_add_trace(0, (uintptr_t)block, count * size) < 0) {
        below->free(below->context, block);
        return NULL;
    }
    return block;
}

/**
 * The free hook.
 *
 * @lab{7,1}
 */
void tracemalloc_free(OuMemAllocator *below, void *block)
{
    tracemalloc_remove_trace(0, (uintptr_t)block);
    below->free(below->context, block);
}

/**
 * The traced malloc: asks below, then notes who asked. CPython: tracemalloc_malloc_gil
 * (Modules/_tracemalloc.c).
 */
static void *hook_malloc(void *context, size_t size)
{
    return tracemalloc_alloc(0, context, 1, size);
}

/** The traced calloc. CPython: tracemalloc_calloc_gil (Modules/_tracemalloc.c). */
static void *hook_calloc(void *context, size_t count, size_t size)
{
    return tracemalloc_alloc(1, context, count, size);
}

/**
 * The traced realloc: the trace moves with the block. CPython: tracemalloc_realloc_gil
 * (Modules/_tracemalloc.c).
 */
static void *hook_realloc(void *context, void *block, size_t size)
{
    return tracemalloc_realloc(context, block, size);
}

/** The traced free: forgets the trace. CPython: tracemalloc_free (Modules/_tracemalloc.c). */
static void hook_free(void *context, void *block)
{
    tracemalloc_free(context, block);
}

/**
 * Starts tracing.
 *
 * @lab{7,1}
 */
int ou_tracemalloc_start(int max_nframe)
{
    if (max_nframe < 1 || max_nframe > OU_TRACEMALLOC_MAX_NFRAME) {
        OuErr_Format(OuExc_ValueError, "the number of frames must be in range [1; %d]",
                     OU_TRACEMALLOC_MAX_NFRAME);
        return -1;
    }
    if (ou_tracemalloc.tracing) {
        return 0;
    }
    for (int domain = 0; domain < OU_MEM_DOMAINS; domain++) {
        OuMem_GetAllocator((OuMemDomain)domain, &ou_tracemalloc.below[domain]);
    }
    ou_tracemalloc.frames = own_calloc((size_t)max_nframe, sizeof *ou_tracemalloc.frames);
    if (ou_tracemalloc.frames == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    ou_tracemalloc.max_nframe = max_nframe;
    for (int domain = 0; domain < OU_MEM_DOMAINS; domain++) {
        OuMemAllocator hooks = {&ou_tracemalloc.below[domain], hook_malloc, hook_calloc,
                                hook_realloc, hook_free};
        OuMem_SetAllocator((OuMemDomain)domain, &hooks);
    }
    ou_tracemalloc.tracing = 1;
    return 0;
}

/**
 * Stops tracing and forgets everything.
 *
 * @lab{7,1}
 */
void ou_tracemalloc_stop(void)
{
    if (!ou_tracemalloc.tracing) {
        return;
    }
    ou_tracemalloc.tracing = 0;
    for (int domain = 0; domain < OU_MEM_DOMAINS; domain++) {
        OuMem_SetAllocator((OuMemDomain)domain, &ou_tracemalloc.below[domain]);
    }
    ou_tracemalloc_clear_traces();
    own_free(ou_tracemalloc.frames,
             (size_t)ou_tracemalloc.max_nframe * sizeof *ou_tracemalloc.frames);
    ou_tracemalloc.frames = NULL;
}

/** Where the search for a block begins in the table of traces. */
static size_t first_place(unsigned int domain, uintptr_t address)
{
    return ou_tracemalloc_mix(domain, address) & (ou_tracemalloc.traces_room - 1);
}

/** The place of a block in the table of traces, or the free place where it belongs. */
static OuTrace *find_trace(unsigned int domain, uintptr_t address)
{
    size_t mask = ou_tracemalloc.traces_room - 1;
    for (size_t at = first_place(domain, address);; at = (at + 1) & mask) {
        OuTrace *trace = &ou_tracemalloc.traces[at];
        if (trace->address == 0 || (trace->address == address && trace->domain == domain)) {
            return trace;
        }
    }
}

/** Doubles the table of traces. Returns -1 when memory is out. */
static int grow_traces(void)
{
    size_t old_room = ou_tracemalloc.traces_room;
    size_t room = old_room ? 2 * old_room : FIRST_ROOM;
    OuTrace *old = ou_tracemalloc.traces;
    OuTrace *traces = own_calloc(room, sizeof *traces);
    if (traces == NULL) {
        return -1;
    }
    ou_tracemalloc.traces = traces;
    ou_tracemalloc.traces_room = room;
    for (size_t i = 0; i < old_room; i++) {
        if (old[i].address != 0) {
            *find_trace(old[i].domain, old[i].address) = old[i];
        }
    }
    own_free(old, old_room * sizeof *old);
    return 0;
}

/**
 * Finds the trace of a block.
 *
 * @lab{7,2}
 */
const OuTrace *ou_tracemalloc_find(unsigned int domain, uintptr_t address)
{
    if (ou_tracemalloc.traces == NULL) {
        return NULL;
    }
    OuTrace *trace = find_trace(domain, address);
    return trace->address != 0 ? trace : NULL;
}

/**
 * Stores or replaces the trace of a block.
 *
 * @lab{7,2}
 */
int tracemalloc_add_trace(unsigned int domain, uintptr_t address, size_t size)
{
    const OuTraceback *traceback = traceback_new();
    if (traceback == NULL) {
        return -1;
    }
    if (2 * (ou_tracemalloc.traces_used + 1) > ou_tracemalloc.traces_room && grow_traces() < 0) {
        return -1;
    }
    OuTrace *trace = find_trace(domain, address);
    if (trace->address == 0) {
        ou_tracemalloc.traces_used++;
    } else {
        ou_tracemalloc.traced_memory -= trace->size;
    }
    *trace = (OuTrace){domain, address, size, traceback};
    ou_tracemalloc.traced_memory += size;
    if (ou_tracemalloc.traced_memory > ou_tracemalloc.peak_traced_memory) {
        ou_tracemalloc.peak_traced_memory = ou_tracemalloc.traced_memory;
    }
    return 0;
}

/**
 * Forgets the trace of a block, if there is one.
 *
 * The place becomes free, so what stands behind it, up to the next free place, may have to move
 * forward: a search that begins at its own place must not meet a gap on the way to it.
 *
 * @lab{7,2}
 */
void tracemalloc_remove_trace(unsigned int domain, uintptr_t address)
{
    if (ou_tracemalloc.traces == NULL) {
        return;
    }
    OuTrace *gap = find_trace(domain, address);
    if (gap->address == 0) {
        return;
    }
    ou_tracemalloc.traced_memory -= gap->size;
    ou_tracemalloc.traces_used--;
    size_t mask = ou_tracemalloc.traces_room - 1;
    size_t gap_at = (size_t)(gap - ou_tracemalloc.traces);
    for (size_t at = (gap_at + 1) & mask; ou_tracemalloc.traces[at].address != 0;
         at = (at + 1) & mask) {
        OuTrace *trace = &ou_tracemalloc.traces[at];
        size_t wish = first_place(trace->domain, trace->address);
        /* It may move if the gap lies between its first place and where it stands now. */
        if (((at - wish) & mask) >= ((at - gap_at) & mask)) {
            ou_tracemalloc.traces[gap_at] = *trace;
            gap_at = at;
        }
    }
    ou_tracemalloc.traces[gap_at].address = 0;
}

/** Bytes of a traceback with some frames. */
static size_t traceback_size(int nframe)
{
    return sizeof(OuTraceback) + (size_t)nframe * sizeof(OuTraceFrame);
}

/** Releases the filenames of all tracebacks of a table, and frees it. */
static void release_backs(OuTraceback **backs, size_t room)
{
    for (size_t i = 0; i < room; i++) {
        OuTraceback *back = backs[i];
        if (back != NULL) {
            for (int frame = 0; frame < back->nframe; frame++) {
                Ou_XDecRef(back->frames[frame].filename);
            }
            own_free(back, traceback_size(back->nframe));
        }
    }
    own_free(backs, room * sizeof *backs);
}

/**
 * Forgets all traces; both totals become 0.
 *
 * The tables are put away first: releasing a filename can free memory, and that comes back to the
 * hooks.
 *
 * @lab{7,2}
 */
void ou_tracemalloc_clear_traces(void)
{
    OuTraceback **backs = ou_tracemalloc.backs;
    size_t backs_room = ou_tracemalloc.backs_room;
    own_free(ou_tracemalloc.traces, ou_tracemalloc.traces_room * sizeof *ou_tracemalloc.traces);
    ou_tracemalloc.traces = NULL;
    ou_tracemalloc.traces_room = 0;
    ou_tracemalloc.traces_used = 0;
    ou_tracemalloc.backs = NULL;
    ou_tracemalloc.backs_room = 0;
    ou_tracemalloc.backs_used = 0;
    ou_tracemalloc.traced_memory = 0;
    ou_tracemalloc.peak_traced_memory = 0;
    release_backs(backs, backs_room);
}

/**
 * Sets the peak to what is traced now.
 *
 * @lab{7,3}
 */
void ou_tracemalloc_reset_peak(void)
{
    ou_tracemalloc.peak_traced_memory = ou_tracemalloc.traced_memory;
}

/** The hash of a traceback that has these frames. */
static uint64_t hash_back(const OuTraceFrame *frames, int nframe, int total)
{
    uint64_t hash = ou_tracemalloc_mix(0, (uint64_t)total);
    for (int i = 0; i < nframe; i++) {
        hash = ou_tracemalloc_mix(hash, (uint64_t)(uintptr_t)frames[i].filename);
        hash = ou_tracemalloc_mix(hash, frames[i].lineno);
    }
    return hash;
}

/**
 * Whether two rows of frames are the same. Field by field: the bytes between the fields mean
 * nothing, and need not be equal.
 */
static int same_frames(const OuTraceFrame *left, const OuTraceFrame *right, int nframe)
{
    for (int i = 0; i < nframe; i++) {
        if (left[i].filename != right[i].filename || left[i].lineno != right[i].lineno) {
            return 0;
        }
    }
    return 1;
}

/** The place of a traceback in the table of interned ones, or the free place where it belongs. */
static OuTraceback **find_back(const OuTraceFrame *frames, int nframe, int total, uint64_t hash)
{
    size_t mask = ou_tracemalloc.backs_room - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        OuTraceback **place = &ou_tracemalloc.backs[at];
        if (*place == NULL) {
            return place;
        }
        if ((*place)->hash == hash && (*place)->nframe == nframe &&
            (*place)->total_nframe == total && same_frames((*place)->frames, frames, nframe)) {
            return place;
        }
    }
}

/** Doubles the table of tracebacks. Returns -1 when memory is out. */
static int grow_backs(void)
{
    size_t old_room = ou_tracemalloc.backs_room;
    size_t room = old_room ? 2 * old_room : FIRST_ROOM;
    OuTraceback **old = ou_tracemalloc.backs;
    OuTraceback **backs = own_calloc(room, sizeof *backs);
    if (backs == NULL) {
        return -1;
    }
    ou_tracemalloc.backs = backs;
    ou_tracemalloc.backs_room = room;
    for (size_t i = 0; i < old_room; i++) {
        if (old[i] != NULL) {
            size_t at = old[i]->hash & (room - 1);
            while (backs[at] != NULL) {
                at = (at + 1) & (room - 1);
            }
            backs[at] = old[i];
        }
    }
    own_free(old, old_room * sizeof *old);
    return 0;
}

/**
 * Captures where the program is, as an interned traceback.
 *
 * @lab{7,4}
 */
const OuTraceback *traceback_new(void)
{
    OuTraceFrame *frames = ou_tracemalloc.frames;
    int limit = ou_tracemalloc.max_nframe;
    memset(frames, 0, sizeof *frames);
    int total = ou_tracemalloc_where ? ou_tracemalloc_where(frames, limit) : 0;
    int nframe = total < limit ? total : limit;
    if (nframe == 0) {
        nframe = 1; /* nobody knows: one frame without a file, as CPython's "<unknown>" */
        total = 1;
    }
    uint64_t hash = hash_back(frames, nframe, total);
    if (2 * (ou_tracemalloc.backs_used + 1) > ou_tracemalloc.backs_room && grow_backs() < 0) {
        return NULL;
    }
    OuTraceback **place = find_back(frames, nframe, total, hash);
    if (*place != NULL) {
        return *place;
    }
    OuTraceback *back = own_calloc(1, traceback_size(nframe));
    if (back == NULL) {
        return NULL;
    }
    back->hash = hash;
    back->nframe = nframe;
    back->total_nframe = total;
    for (int i = 0; i < nframe; i++) {
        back->frames[i].lineno = frames[i].lineno;
        back->frames[i].filename = Ou_XNewRef(frames[i].filename);
    }
    *place = back;
    ou_tracemalloc.backs_used++;
    return back;
}

/**
 * The realloc hook: the block belongs to the line that resized it.
 *
 * Once the block has moved there is no way back, so a trace that cannot be stored is left out, and
 * the block is unknown from then on.
 *
 * @lab{7,5}
 */
void *tracemalloc_realloc(OuMemAllocator *below, void *block, size_t size)
{
    uintptr_t old = (uintptr_t)block;
    void *moved = below->realloc(below->context, block, size);
    if (moved == NULL) {
        return NULL;
    }
    if ((uintptr_t)moved != old) {
        tracemalloc_remove_trace(0, old);
    }
    if (tracemalloc_add_trace(0, (uintptr_t)moved, size) < 0) {
        tracemalloc_remove_trace(0, (uintptr_t)moved);
    }
    return moved;
}

/**
 * Traces a block of somebody else's allocator.
 *
 * @lab{7,6}
 */
int OuTraceMalloc_Track(unsigned int domain, uintptr_t address, size_t size)
{
    if (!ou_tracemalloc.tracing) {
        return -2;
    }
    return tracemalloc_add_trace(domain, address, size);
}

/**
 * Forgets a block of somebody else's allocator.
 *
 * @lab{7,6}
 */
int OuTraceMalloc_Untrack(unsigned int domain, uintptr_t address)
{
    if (!ou_tracemalloc.tracing) {
        return -2;
    }
    tracemalloc_remove_trace(domain, address);
    return 0;
}

/**
 * Shows every trace.
 *
 * @lab{7,6}
 */
int ou_tracemalloc_visit_traces(int (*visit)(const OuTrace *trace, void *argument), void *argument)
{
    for (size_t i = 0; i < ou_tracemalloc.traces_room; i++) {
        if (ou_tracemalloc.traces[i].address != 0) {
            int result = visit(&ou_tracemalloc.traces[i], argument);
            if (result != 0) {
                return result;
            }
        }
    }
    return 0;
}
