/* SPDX-License-Identifier: MIT */
/**
 * @file tracemallocmodule.c
 * The module _tracemalloc: the traces of core/tracemalloc.c as Python objects. Snapshots and
 * statistics are made of them by the module tracemalloc, written in Python.
 *
 * CPython: Modules/_tracemalloc.c, the part after the hooks.
 */
#include "inittab.h"

#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tracemalloc.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <stdlib.h>

/* ---- switching ------------------------------------------------------------------------------ */

/**
 * `_tracemalloc.start()`: @newref; NULL with an error set. CPython: _tracemalloc_start_impl
 * (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_start(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *number = NULL;
    if (!OuArg_UnpackTuple(args, "start", 0, 1, &number)) {
        return NULL;
    }
    int nframe = number ? ou_long_as_int(number) : 1;
    if (OuErr_Occurred() || ou_tracemalloc_start(nframe) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/**
 * `_tracemalloc.stop()`: @newref; NULL with an error set. CPython: _tracemalloc_stop_impl
 * (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_stop(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    ou_tracemalloc_stop();
    OU_RETURN_NONE;
}

/**
 * `_tracemalloc.is_tracing()`: @newref; NULL with an error set. CPython:
 * _tracemalloc_is_tracing_impl (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_is_tracing(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuBool_FromLong(ou_tracemalloc.tracing);
}

/**
 * `_tracemalloc.clear_traces()`: @newref; NULL with an error set. CPython:
 * _tracemalloc_clear_traces_impl (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_clear_traces(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    if (ou_tracemalloc.tracing) {
        ou_tracemalloc_clear_traces();
    }
    OU_RETURN_NONE;
}

/**
 * `_tracemalloc.reset_peak()`: @newref; NULL with an error set. CPython:
 * _tracemalloc_reset_peak_impl (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_reset_peak(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    if (ou_tracemalloc.tracing) {
        ou_tracemalloc_reset_peak();
    }
    OU_RETURN_NONE;
}

/* ---- numbers -------------------------------------------------------------------------------- */

/**
 * `_tracemalloc.get_traceback_limit()`: @newref; NULL with an error set. CPython:
 * _tracemalloc_get_traceback_limit_impl (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_get_traceback_limit(OuObject *OU_UNUSED(module),
                                                 OuObject *OU_UNUSED(args))
{
    return OuLong_FromLong(ou_tracemalloc.max_nframe ? ou_tracemalloc.max_nframe : 1);
}

/**
 * `_tracemalloc.get_traced_memory()`: @newref; NULL with an error set. What is traced now, and the
 * most there ever was. CPython: _tracemalloc_get_traced_memory_impl (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_get_traced_memory(OuObject *OU_UNUSED(module),
                                               OuObject *OU_UNUSED(args))
{
    /* Both are read before the first object is made of them. */
    size_t size = ou_tracemalloc.traced_memory;
    size_t peak_size = ou_tracemalloc.peak_traced_memory;
    OuObject *current = OuLong_FromSize_t(size);
    OuObject *peak = OuLong_FromSize_t(peak_size);
    OuObject *result = current && peak ? OuTuple_Pack(2, current, peak) : NULL;
    Ou_XDecRef(current);
    Ou_XDecRef(peak);
    return result;
}

/**
 * `_tracemalloc.get_tracemalloc_memory()`: @newref; NULL with an error set. CPython:
 * _tracemalloc_get_tracemalloc_memory_impl (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_get_tracemalloc_memory(OuObject *OU_UNUSED(module),
                                                    OuObject *OU_UNUSED(args))
{
    return OuLong_FromSize_t(ou_tracemalloc.tracemalloc_size);
}

/* ---- traces --------------------------------------------------------------------------------- */

/**
 * A frame as (file name, line). New, or NULL. CPython: frame_to_pyobject (Modules/_tracemalloc.c).
 */
static OuObject *frame_to_object(const OuTraceFrame *frame)
{
    OuObject *filename =
        frame->filename ? Ou_NewRef(frame->filename) : OuUnicode_InternFromString("<unknown>");
    OuObject *lineno = OuLong_FromLong((long)frame->lineno);
    OuObject *pair = filename && lineno ? OuTuple_Pack(2, filename, lineno) : NULL;
    Ou_XDecRef(filename);
    Ou_XDecRef(lineno);
    return pair;
}

/**
 * The stored frames as a tuple, the most recent first. New, or NULL. CPython: traceback_to_pyobject
 * (Modules/_tracemalloc.c).
 */
static OuObject *traceback_to_object(const OuTraceback *traceback)
{
    OuObject *frames = OuTuple_New(traceback->nframe);
    for (int i = 0; frames != NULL && i < traceback->nframe; i++) {
        OuObject *frame = frame_to_object(&traceback->frames[i]);
        if (frame == NULL) {
            Ou_DecRef(frames);
            return NULL;
        }
        OuTuple_SET_ITEM(frames, i, frame);
    }
    return frames;
}

/**
 * A trace as (domain, size, frames, number of frames there were). New, or NULL. CPython:
 * trace_to_pyobject (Modules/_tracemalloc.c).
 */
static OuObject *trace_to_object(const OuTrace *trace, OuObject *frames)
{
    OuObject *domain = OuLong_FromLong((long)trace->domain);
    OuObject *size = OuLong_FromSize_t(trace->size);
    OuObject *total = OuLong_FromLong(trace->traceback->total_nframe);
    OuObject *result =
        domain && size && total ? OuTuple_Pack(4, domain, size, frames, total) : NULL;
    Ou_XDecRef(domain);
    Ou_XDecRef(size);
    Ou_XDecRef(total);
    return result;
}

/** Room for a copy of all traces, and how many are in it. */
typedef struct Copy {
    OuTrace *traces; /**< the copies, owned */
    size_t used;     /**< how many */
} Copy;

/** A visitor of traces: copies one; there is room for all, so it always goes on. */
static int copy_trace(const OuTrace *trace, void *argument)
{
    Copy *copy = argument;
    copy->traces[copy->used++] = *trace;
    return 0;
}

/** Brings traces with the same traceback together. */
static int compare_tracebacks(const void *left, const void *right)
{
    uintptr_t a = (uintptr_t)((const OuTrace *)left)->traceback;
    uintptr_t b = (uintptr_t)((const OuTrace *)right)->traceback;
    return (a > b) - (a < b);
}

/** Appends all traces to a list; those with the same traceback share one tuple. 0, or -1. */
static int append_traces(OuObject *list, const Copy *copy)
{
    OuObject *frames = NULL;
    int status = 0;
    for (size_t i = 0; status == 0 && i < copy->used; i++) {
        const OuTrace *trace = &copy->traces[i];
        if (i == 0 || trace->traceback != trace[-1].traceback) {
            Ou_XSetRef(&frames, traceback_to_object(trace->traceback));
        }
        OuObject *object = frames ? trace_to_object(trace, frames) : NULL;
        status = object ? OuList_Append(list, object) : -1;
        Ou_XDecRef(object);
    }
    Ou_XDecRef(frames);
    return status;
}

/**
 * `_tracemalloc._get_traces()`: @newref; NULL with an error set.
 *
 * The objects that are made here are traced themselves, so the table changes meanwhile: it is
 * copied first, to memory from below the hooks. Tracebacks stay where they are.
 * CPython: _tracemalloc__get_traces_impl (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_get_traces(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    OuObject *list = OuList_New(0);
    if (list == NULL || !ou_tracemalloc.tracing || ou_tracemalloc.traces_used == 0) {
        return list;
    }
    OuMemAllocator *raw = &ou_tracemalloc.below[OU_MEM_DOMAIN_RAW];
    Copy copy = {raw->malloc(raw->context, ou_tracemalloc.traces_used * sizeof(OuTrace)), 0};
    if (copy.traces == NULL) {
        Ou_DecRef(list);
        return OuErr_NoMemory();
    }
    ou_tracemalloc_visit_traces(copy_trace, &copy);
    qsort(copy.traces, copy.used, sizeof *copy.traces, compare_tracebacks);
    if (append_traces(list, &copy) < 0) {
        Ou_Clear(&list);
    }
    raw->free(raw->context, copy.traces);
    return list;
}

/** Where the block of an object begins, with all that stands in front of the object. */
static uintptr_t block_of(const OuObject *op)
{
    uintptr_t address = (uintptr_t)op;
    if (OuObject_IS_GC(op)) {
        address -= sizeof(OuGCHead);
    }
    if (Ou_TYPE(op)->tp_flags & OU_TPFLAGS_MANAGED_DICT) {
        address -= 2 * sizeof(OuObject *);
    }
    return address;
}

/**
 * `_tracemalloc._get_object_traceback()`: @newref; NULL with an error set. Deliberately different
 * from 3.11: works for instances with a managed dict, as in 3.12.
 * CPython: _tracemalloc__get_object_traceback (Modules/_tracemalloc.c).
 */
static OuObject *tracemalloc_get_object_traceback(OuObject *OU_UNUSED(module), OuObject *op)
{
    const OuTrace *trace = ou_tracemalloc.tracing ? ou_tracemalloc_find(0, block_of(op)) : NULL;
    return trace ? traceback_to_object(trace->traceback) : Ou_NewRef(Ou_None);
}

/** The functions of module _tracemalloc. */
static OuMethodDef tracemalloc_functions[] = {
    {"start", tracemalloc_start, OU_METH_VARARGS,
     "Starts tracing; stores at most that many frames of each traceback."},
    {"stop", tracemalloc_stop, OU_METH_NOARGS, "Stops tracing and forgets all traces."},
    {"is_tracing", tracemalloc_is_tracing, OU_METH_NOARGS, "Whether tracing is on."},
    {"clear_traces", tracemalloc_clear_traces, OU_METH_NOARGS, "Forgets all traces."},
    {"reset_peak", tracemalloc_reset_peak, OU_METH_NOARGS, "Sets the peak to what is traced now."},
    {"get_traceback_limit", tracemalloc_get_traceback_limit, OU_METH_NOARGS,
     "How many frames of a traceback are stored at most."},
    {"get_traced_memory", tracemalloc_get_traced_memory, OU_METH_NOARGS,
     "The bytes of all traced blocks, and the most there ever were."},
    {"get_tracemalloc_memory", tracemalloc_get_tracemalloc_memory, OU_METH_NOARGS,
     "The bytes that tracing itself uses."},
    {"_get_traces", tracemalloc_get_traces, OU_METH_NOARGS, NULL},
    {"_get_object_traceback", tracemalloc_get_object_traceback, OU_METH_O, NULL},
    {0},
};

/**
 * Makes the module _tracemalloc: @newref; NULL with an error set. CPython: PyInit__tracemalloc
 * (Modules/_tracemalloc.c).
 */
OuObject *ou_tracemallocmodule_init(void)
{
    return OuModule_Create("_tracemalloc", "Traces of allocations.", tracemalloc_functions);
}

/** Stops tracing, so that no trace outlives the program. */
void ou_tracemallocmodule_fini(void)
{
    ou_tracemalloc_stop();
}
