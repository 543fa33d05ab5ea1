/* SPDX-License-Identifier: MIT */
/**
 * @file generator.h
 * Generators: a frame that can be left and entered again.
 */
#ifndef OURO_PYTHON_GENERATOR_H
#define OURO_PYTHON_GENERATOR_H

#include "frame.h"
#include "pystate.h"

#include <stddef.h>

/**
 * What a generator's frame is doing. CPython: enum _framestate (Include/internal/pycore_frame.h).
 */
typedef enum OuFrameState {
    OU_FRAME_CREATED = -2,   /**< not started */
    OU_FRAME_SUSPENDED = -1, /**< at a yield */
    OU_FRAME_EXECUTING = 0,  /**< running now */
    OU_FRAME_COMPLETED = 1,  /**< at its end */
    OU_FRAME_CLEARED = 4,    /**< at its end, and its references released */
} OuFrameState;

/** A generator. CPython: PyGenObject (Include/cpython/genobject.h). */
typedef struct OuGenObject {
    OuVarObject ob_base;         /**< ob_size: words of the frame's locals and stack */
    OuObject *gi_code;           /**< owned */
    OuObject *gi_weakreflist;    /**< weak references to the generator */
    OuObject *gi_name;           /**< owned str */
    OuObject *gi_qualname;       /**< owned str */
    OuErrStackItem gi_exc_state; /**< what is being handled inside while it is suspended */
    int gi_frame_state;          /**< an OuFrameState */
    OuObject *gi_iframe[];       /**< room for the frame: see ou_gen_frame() */
} OuGenObject;

/** The type of generators. CPython: PyGen_Type (Objects/genobject.c). */
extern OuTypeObject OuGen_Type;

/** The frame inside a generator. */
static inline OuInterpreterFrame *ou_gen_frame(OuGenObject *gen)
{
    return (OuInterpreterFrame *)(void *)gen->gi_iframe;
}

/**
 * Whether an object is a generator: 1 or 0. CPython: PyGen_CheckExact
 * (Include/cpython/genobject.h).
 */
static inline int OuGen_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuGen_Type;
}

/**
 * Makes the generator for a function's code; the frame is moved in by the caller.
 *
 * @param func  @borrowed function
 * @return @newref, not tracked yet; NULL with MemoryError set
 *
 * CPython: _Py_MakeCoro (Objects/genobject.c).
 */
OuGenObject *ou_generator_new(OuObject *func);

/**
 * Resumes a generator.
 *
 * @param gen          @borrowed
 * @param value        @borrowed: what `yield` gives inside
 * @param[out] result  @newref: what was yielded or returned; NULL on error
 * @return 1: it yielded. 0: it returned. -1: error set
 *
 * CPython: PyIter_Send (Objects/abstract.c) on a generator (Objects/genobject.c, gen_send_ex2).
 */
int ou_generator_send(OuGenObject *gen, OuObject *value, OuObject **result);

/**
 * What a generator delegates to by `yield from`: a new reference, or NULL. CPython: _PyGen_yf
 * (Objects/genobject.c).
 */
OuObject *ou_generator_yield_from(OuGenObject *gen);

/**
 * The generator that a frame is part of. CPython: _PyFrame_GetGenerator
 * (Include/internal/pycore_frame.h).
 */
static inline OuGenObject *ou_frame_generator(OuInterpreterFrame *frame)
{
    return (OuGenObject *)(void *)((char *)frame - offsetof(OuGenObject, gi_iframe));
}

/**
 * Closes a generator that nobody will resume: what its tp_finalize does. CPython: _PyGen_Finalize
 * (Objects/genobject.c).
 */
void ou_generator_finalize(OuObject *gen);

/**
 * Takes the value out of a StopIteration that is set and clears it.
 *
 * @param[out] value  @newref; None if no error is set
 * @return 0, or -1 when another error is set
 *
 * CPython: _PyGen_FetchStopIterationValue (Objects/genobject.c).
 */
int ou_fetch_stop_iteration(OuObject **value);

#endif
