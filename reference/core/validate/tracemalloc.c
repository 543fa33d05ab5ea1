/* SPDX-License-Identifier: MIT */
/**
 * @file validate/tracemalloc.c
 * The invariants of tracing as functions, checked from outside core/tracemalloc.c.
 */
#include "ouro/tracemalloc.h"

#include "ouro/refcount.h"

/**
 * What must be true of one table: an array of a power of 2, at most half full. There may be none
 * although entries are counted: then whoever wrote the tracer keeps them in another way, such as chains.
 */
static const char *validate_table(const void *table, size_t room, size_t used)
{
    if ((table == NULL) != (room == 0)) {
        return table == NULL ? "a table of tracing has places, and no memory"
                             : "a table of tracing has memory, and no places";
    }
    if ((room & (room - 1)) != 0) {
        return "the places of a table of tracing are no power of 2";
    }
    if (table != NULL && used > room / 2) {
        return "a table of tracing is more than half full: a search in it may be long or endless";
    }
    return NULL;
}

const char *ou_validate_tracing(void)
{
    const OuTraceState *state = &ou_tracemalloc;
    if (state->peak_traced_memory < state->traced_memory) {
        return "the peak of traced memory is below what is traced now";
    }
    const char *sentence = validate_table(state->traces, state->traces_room, state->traces_used);
    if (sentence == NULL) {
        sentence = validate_table(state->backs, state->backs_room, state->backs_used);
    }
    if (sentence != NULL) {
        return sentence;
    }
    if (state->traces_used == 0 && state->traced_memory != 0) {
        return "no block is traced, and still there is traced memory";
    }
    if (state->traces != NULL && state->traces_used > 0 && state->backs_used == 0) {
        return "blocks are traced, and there is no traceback";
    }
    if (!state->tracing) {
        return state->traces || state->backs || state->frames || state->tracemalloc_size
                   ? "tracing is off, and memory of the tracer is left"
                   : NULL;
    }
    if (state->max_nframe < 1 || state->max_nframe > OU_TRACEMALLOC_MAX_NFRAME) {
        return "tracing is on, with an impossible number of frames";
    }
    if (state->frames == NULL) {
        return "tracing is on, and there is no room for asking where the program is";
    }
    size_t tables =
        state->traces_room * sizeof *state->traces + state->backs_room * sizeof *state->backs;
    if (state->tracemalloc_size < tables) {
        return "tracing uses more memory than it says it does";
    }
    return NULL;
}

/** What must be true of one traceback. */
static const char *validate_traceback(const OuTraceback *back)
{
    if (back->nframe < 1 || back->nframe > ou_tracemalloc.max_nframe) {
        return "a traceback has no frame, or more frames than are stored";
    }
    if (back->total_nframe < back->nframe) {
        return "a traceback has more frames than there were";
    }
    for (int i = 0; i < back->nframe; i++) {
        const OuObject *filename = back->frames[i].filename;
        if (filename != NULL && ou_validate_object(filename) != NULL) {
            return "a traceback does not own one of its filenames: it is dead";
        }
    }
    return NULL;
}

/** Every interned traceback, once. */
static const char *validate_backs(void)
{
    size_t used = 0;
    for (size_t i = 0; i < ou_tracemalloc.backs_room; i++) {
        if (ou_tracemalloc.backs[i] != NULL) {
            const char *sentence = validate_traceback(ou_tracemalloc.backs[i]);
            if (sentence != NULL) {
                return sentence;
            }
            used++;
        }
    }
    return used == ou_tracemalloc.backs_used
               ? NULL
               : "the table of tracebacks has another number of them than its counter says";
}

const char *ou_validate_traces(void)
{
    const char *sentence = ou_validate_tracing();
    if (sentence == NULL) {
        sentence = validate_backs();
    }
    if (sentence != NULL) {
        return sentence;
    }
    if (ou_tracemalloc.traces == NULL && ou_tracemalloc.traces_used > 0) {
        return NULL; /* they are kept in another way */
    }
    size_t used = 0;
    size_t bytes = 0;
    for (size_t i = 0; i < ou_tracemalloc.traces_room; i++) {
        const OuTrace *trace = &ou_tracemalloc.traces[i];
        if (trace->address == 0) {
            continue;
        }
        if (ou_tracemalloc_find(trace->domain, trace->address) != trace) {
            return "a search does not find a trace: there is a gap on the way to it, or another "
                   "one of the same block";
        }
        if (trace->traceback == NULL) {
            return "a trace has no traceback";
        }
        used++;
        bytes += trace->size;
    }
    if (used != ou_tracemalloc.traces_used) {
        return "the table of traces has another number of them than its counter says";
    }
    return bytes == ou_tracemalloc.traced_memory
               ? NULL
               : "the traced memory is not the sum of the sizes in the table";
}
