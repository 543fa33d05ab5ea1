/* SPDX-License-Identifier: MIT */
/**
 * @file below.h
 * What the probes of this lab share: a layer below the hooks that watches what reaches it, and
 * somebody who knows where the program is.
 *
 *     watch_on(); ou_tracemalloc_start(1); ... ou_tracemalloc_stop(); watch_off();
 *
 * A block that was made while the watch is on must be freed before it goes off.
 */
#ifndef OURO_LAB7_BELOW_H
#define OURO_LAB7_BELOW_H

#include "node.h"
#include "probe.h"

#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/tracemalloc.h"

#include <stdio.h>
#include <string.h>

/* ---- the watch: a layer of its own --------------------------------------------------------- */

/** Bytes in front of each block, where its size stands; in MEM also bytes behind, to grow into. */
enum { WATCH_HEAD = 16, WATCH_SPARE = 64 };

/** What is watched of one domain. */
typedef struct Watch {
    OuMemAllocator covered; /**< the allocator that the watch covers */
    size_t requests;        /**< malloc, calloc and realloc, failed ones too */
    size_t blocks;          /**< blocks that are alive */
    size_t bytes;           /**< their sizes, together */
} Watch;

/** By domain. */
static Watch watched[OU_MEM_DOMAINS];

/** 1: requests in the domain MEM are said, as "below: malloc 24". */
static int watch_says;
/** 1: a realloc always moves the block; 0: it never does, if the spare bytes are enough. */
static int watch_moves;
/** 1: the next request in the domain MEM fails, once. */
static int watch_fails;

/** Counts one request. Returns 1 if it is to fail. */
static inline int watch_request(Watch *watch)
{
    watch->requests++;
    if (watch_fails && watch == &watched[OU_MEM_DOMAIN_MEM]) {
        watch_fails = 0;
        return 1;
    }
    return 0;
}

/** Says a request, if requests are said. */
#define WATCH_SAY(watch, ...)                                       \
    do {                                                            \
        if (watch_says && (watch) == &watched[OU_MEM_DOMAIN_MEM]) { \
            say(__VA_ARGS__);                                       \
        }                                                           \
    } while (0)

/** The bytes behind each block. None in RAW, so that nothing hides a write behind the end. */
static inline size_t watch_spare(const Watch *watch)
{
    return watch == &watched[OU_MEM_DOMAIN_MEM] ? WATCH_SPARE : 0;
}

/** A block of the layer below, filled with a byte; its size is noted in front. */
static inline void *watch_make(Watch *watch, size_t size, int byte)
{
    OuMemAllocator *covered = &watch->covered;
    char *room = covered->malloc(covered->context, WATCH_HEAD + size + watch_spare(watch));
    if (room == NULL) {
        return NULL;
    }
    memcpy(room, &size, sizeof size);
    memset(room + WATCH_HEAD, byte, size + watch_spare(watch));
    watch->blocks++;
    watch->bytes += size;
    return room + WATCH_HEAD;
}

/** The size of a block. */
static inline size_t watch_size(void *block)
{
    size_t size;
    memcpy(&size, (char *)block - WATCH_HEAD, sizeof size);
    return size;
}

static inline void *watch_malloc(void *context, size_t size)
{
    WATCH_SAY((Watch *)context, "below: malloc %zu", size);
    return watch_request(context) ? NULL : watch_make(context, size, 0xCD);
}

static inline void *watch_calloc(void *context, size_t count, size_t size)
{
    WATCH_SAY((Watch *)context, "below: calloc, %zu in all", count * size);
    return watch_request(context) ? NULL : watch_make(context, count * size, 0);
}

static inline void watch_unmake(Watch *watch, void *block)
{
    watch->blocks--;
    watch->bytes -= watch_size(block);
    watch->covered.free(watch->covered.context, (char *)block - WATCH_HEAD);
}

static inline void watch_free(void *context, void *block)
{
    WATCH_SAY((Watch *)context, "below: free of %zu", watch_size(block));
    watch_unmake(context, block);
}

static inline void *watch_realloc(void *context, void *block, size_t size)
{
    Watch *watch = context;
    WATCH_SAY(watch, "below: realloc to %zu", size);
    if (watch_request(watch)) {
        return NULL;
    }
    if (block == NULL) {
        return watch_make(watch, size, 0xCD);
    }
    size_t old = watch_size(block);
    if (!watch_moves && size <= old + watch_spare(watch)) {
        watch->bytes += size - old;
        memcpy((char *)block - WATCH_HEAD, &size, sizeof size);
        return block;
    }
    void *moved = watch_make(watch, size, 0xCD);
    if (moved != NULL) {
        memcpy(moved, block, old < size ? old : size);
        watch_unmake(watch, block);
    }
    return moved;
}

/** Puts the watch on top of every domain, counting from 0. */
static inline void watch_on(void)
{
    memset(watched, 0, sizeof watched);
    watch_says = watch_moves = watch_fails = 0;
    for (int domain = 0; domain < OU_MEM_DOMAINS; domain++) {
        Watch *watch = &watched[domain];
        OuMemAllocator layer = {watch, watch_malloc, watch_calloc, watch_realloc, watch_free};
        OuMem_GetAllocator((OuMemDomain)domain, &watch->covered);
        OuMem_SetAllocator((OuMemDomain)domain, &layer);
    }
}

/** Takes the watch off again; nothing may be on top of it. Nobody knows any more where we are. */
static inline void watch_off(void)
{
    ou_tracemalloc_where = NULL;
    for (int domain = 0; domain < OU_MEM_DOMAINS; domain++) {
        Watch *watch = &watched[domain];
        OuMemAllocator top;
        OuMem_GetAllocator((OuMemDomain)domain, &top);
        if (top.context != watch) {
            OU_FATAL("the hooks are still in place after ou_tracemalloc_stop()");
        }
        OuMem_SetAllocator((OuMemDomain)domain, &watch->covered);
    }
}

/* ---- where the program is ------------------------------------------------------------------- */

/** How many frames a probe can be in. */
enum { PLACE_FRAMES = 8 };

/** The frames that the program is in, the most recent first; filenames are borrowed. */
static OuTraceFrame place_frames[PLACE_FRAMES];
/** How many of them there are. */
static int place_depth;
/** 1: the bytes of a frame that belong to no field are never the same twice. */
static int place_junk;

/** What ou_tracemalloc_where is set to. */
static inline int place_where(OuTraceFrame *frames, int limit)
{
    static unsigned char junk;
    int stored = place_depth < limit ? place_depth : limit;
    if (place_junk) {
        memset(frames, ++junk, (size_t)stored * sizeof *frames);
    }
    for (int i = 0; i < stored; i++) {
        frames[i].filename = place_frames[i].filename;
        frames[i].lineno = place_frames[i].lineno;
    }
    return place_depth;
}

/** From now on the program is in one frame: this line of a file, which is any object. */
static inline void be_at(void *file, unsigned int line)
{
    place_frames[0].filename = file;
    place_frames[0].lineno = line;
    place_depth = 1;
    ou_tracemalloc_where = place_where;
}

/** ... and that frame was called from here. May be said several times, going outwards. */
static inline void called_from(void *file, unsigned int line)
{
    place_frames[place_depth].filename = file;
    place_frames[place_depth].lineno = line;
    place_depth++;
}

/** A file for probes that do not care where they are. It never dies, so no wrong count ends it. */
static NodePlace home_place;

/** From now on the program is in line 1 of main.py. */
static inline void be_home(void)
{
    Node *home = node_in(&home_place, "main.py");
    OBJ(home)->ob_refcnt = OU_IMMORTAL_REFCNT;
    be_at(home, 1);
}

/** From now on nobody knows where the program is. */
static inline void be_nowhere(void)
{
    place_depth = 0;
    ou_tracemalloc_where = NULL;
}

/* ---- what is known of a block ---------------------------------------------------------------- */

/** The trace of a block of the runtime, or NULL. */
static inline const OuTrace *trace_of(const void *block)
{
    return ou_tracemalloc_find(0, (uintptr_t)block);
}

/** The traceback of a block, or NULL. */
static inline const OuTraceback *back_of(const void *block)
{
    const OuTrace *trace = trace_of(block);
    return trace != NULL ? trace->traceback : NULL;
}

/** Says "LABEL: 24 bytes", or "LABEL: unknown". */
static inline void say_size(const char *label, const OuTrace *trace)
{
    if (trace == NULL) {
        say("%s: unknown", label);
    } else {
        say("%s: %zu bytes", label, trace->size);
    }
}

/** Says "LABEL: a:10 b:20", the frames of a trace, and how many more there were. */
static inline void say_frames(const char *label, const OuTrace *trace)
{
    if (trace == NULL || trace->traceback == NULL) {
        say("%s: %s", label, trace == NULL ? "unknown" : "no traceback");
        return;
    }
    const OuTraceback *back = trace->traceback;
    char line[256];
    size_t used = 0;
    for (int i = 0; i < back->nframe && used < sizeof line; i++) {
        const OuTraceFrame *frame = &back->frames[i];
        used += (size_t)snprintf(line + used, sizeof line - used, " %s:%u",
                                 node_name(frame->filename), frame->lineno);
    }
    say("%s:%s, %d of %d", label, line, back->nframe, back->total_nframe);
}

/** Says "LABEL: the same", "LABEL: another one", or "LABEL: none". */
static inline void say_same(const char *label, const OuTraceback *back, const OuTraceback *first)
{
    say("%s: %s", label, back == NULL ? "none" : back == first ? "the same" : "another one");
}

/** Says "traced: 24 bytes, peak 100". */
static inline void say_totals(void)
{
    say("traced: %zu bytes, peak %zu", ou_tracemalloc.traced_memory,
        ou_tracemalloc.peak_traced_memory);
}

#endif
