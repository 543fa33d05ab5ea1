/* SPDX-License-Identifier: MIT */
/**
 * @file generator.c
 * Generators: resuming, throwing into them, closing.
 *
 * A generator object contains its frame. To resume it is to run the evaluation loop on that frame
 * until it yields or returns. A generator that dies before its end is closed: GeneratorExit is
 * raised where it stands, so that its `finally` clauses run.
 *
 * Invariant: gi_frame_state is EXECUTING exactly while the loop runs the frame (or a generator it
 * delegates to); from CLEARED on the frame owns nothing.
 */
#include "generator.h"

#include "eval.h"
#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/traceback.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

OuGenObject *ou_generator_new(OuObject *func)
{
    OuFunctionObject *function = (OuFunctionObject *)func;
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    OuGenObject *gen = (OuGenObject *)OuObject_GC_NewVar(&OuGen_Type, ou_frame_words(code));
    if (gen != NULL) {
        gen->gi_code = Ou_NewRef((OuObject *)code);
        gen->gi_name = Ou_NewRef(function->func_name);
        gen->gi_qualname = Ou_NewRef(function->func_qualname);
        gen->gi_frame_state = OU_FRAME_CLEARED;
    }
    return gen;
}

/* ---- values of StopIteration ---------------------------------------------------------------- */

/**
 * Raises StopIteration with a value (borrowed). CPython: _PyGen_SetStopIterationValue
 * (Objects/genobject.c).
 */
static void set_stop_iteration(OuObject *value)
{
    if (!OuTuple_Check(value) && !OuExceptionInstance_Check(value)) {
        OuErr_SetObject(OuExc_StopIteration, value);
        return;
    }
    OuObject *exception = ou_exc_new(ou_exc_type(OuExc_StopIteration), value);
    if (exception != NULL) {
        ou_err_set_exception(exception);
    }
}

int ou_fetch_stop_iteration(OuObject **value)
{
    *value = NULL;
    if (!OuErr_Occurred()) {
        *value = Ou_NewRef(Ou_None);
        return 0;
    }
    if (!OuErr_ExceptionMatches(OuExc_StopIteration)) {
        return -1;
    }
    OuObject *exception = ou_err_get_raised();
    if (!ou_err_kind_matches(ou_exc_kind_of(Ou_TYPE(exception)), OuExc_StopIteration)) {
        ou_err_set_exception(exception); /* it could not be made */
        return -1;
    }
    *value = Ou_XNewRef(((OuStopIterationObject *)exception)->value);
    if (*value == NULL) {
        *value = Ou_NewRef(Ou_None);
    }
    Ou_DecRef(exception);
    return 0;
}

/* ---- resuming ------------------------------------------------------------------------------- */

/** A StopIteration that leaves a generator would end the loop outside: it becomes a RuntimeError. */
static void forbid_stop_iteration(void)
{
    if (!OuErr_ExceptionMatches(OuExc_StopIteration)) {
        return;
    }
    OuObject *cause = ou_err_get_raised();
    OuErr_SetString(OuExc_RuntimeError, "generator raised StopIteration");
    OuObject *exception = ou_err_get_raised();
    OuException_SetContext(exception, Ou_NewRef(cause));
    OuException_SetCause(exception, cause);
    ou_err_set_exception(exception);
}

/**
 * Resumes a generator. `value` is NULL when next() asks, and then a plain end sets no error.
 * With `throwing` an error is set and is raised inside. CPython: gen_send_ex2
 * (Objects/genobject.c).
 */
static int send_or_throw(OuGenObject *gen, OuObject *value, OuObject **result, int throwing)
{
    *result = NULL;
    if (gen->gi_frame_state == OU_FRAME_CREATED && value && value != Ou_None) {
        OuErr_SetString(OuExc_TypeError, "can't send non-None value to a just-started generator");
        return -1;
    }
    if (gen->gi_frame_state == OU_FRAME_EXECUTING) {
        OuErr_SetString(OuExc_ValueError, "generator already executing");
        return -1;
    }
    if (gen->gi_frame_state >= OU_FRAME_COMPLETED) {
        if (value && !throwing) {
            *result = Ou_NewRef(Ou_None);
            return 0;
        }
        return -1;
    }
    OuInterpreterFrame *frame = ou_gen_frame(gen);
    frame->localsplus[frame->stacktop++] = Ou_NewRef(value ? value : Ou_None);
    gen->gi_exc_state.previous_item = ou_state.exc_info;
    ou_state.exc_info = &gen->gi_exc_state;
    if (throwing) {
        OuObject *exception = ou_err_get_raised();
        ou_exc_chain_context(exception);
        ou_err_set_exception(exception);
    }
    gen->gi_frame_state = OU_FRAME_EXECUTING;
    *result = ou_eval_frame(frame, throwing);
    if (gen->gi_frame_state == OU_FRAME_EXECUTING) {
        gen->gi_frame_state = OU_FRAME_COMPLETED;
    }
    ou_state.exc_info = gen->gi_exc_state.previous_item;
    gen->gi_exc_state.previous_item = NULL;
    frame->previous = NULL;
    if (*result == NULL) {
        forbid_stop_iteration();
    } else if (gen->gi_frame_state == OU_FRAME_SUSPENDED) {
        return 1;
    } else if (*result == Ou_None && value == NULL) {
        Ou_Clear(result);
    }
    /* It cannot run again: its frame goes now. */
    Ou_Clear(&gen->gi_exc_state.exc_value);
    gen->gi_frame_state = OU_FRAME_CLEARED;
    ou_frame_clear(frame);
    return *result ? 0 : -1;
}

int ou_generator_send(OuGenObject *gen, OuObject *value, OuObject **result)
{
    return send_or_throw(gen, value, result, 0);
}

/** As send(): a return becomes StopIteration. CPython: gen_send_ex (Objects/genobject.c). */
static OuObject *send_ex(OuGenObject *gen, OuObject *value, int throwing)
{
    OuObject *result;
    if (send_or_throw(gen, value, &result, throwing) == 0) {
        if (result == Ou_None) {
            OuErr_SetString(OuExc_StopIteration, "");
        } else {
            set_stop_iteration(result);
        }
        Ou_Clear(&result);
    }
    return result;
}

/**
 * The next item of a generator: @newref; NULL at the end, and with an error set. CPython:
 * gen_iternext (Objects/genobject.c).
 */
static OuObject *gen_iternext(OuObject *self)
{
    OuObject *result;
    if (send_or_throw((OuGenObject *)self, NULL, &result, 0) == 0) {
        if (result != Ou_None) {
            set_stop_iteration(result);
        }
        Ou_Clear(&result);
    }
    return result;
}

/**
 * `generator.send()`: @newref; NULL with an error set. Resumes the generator with a value. CPython:
 * gen_send (Objects/genobject.c).
 */
static OuObject *gen_send(OuObject *self, OuObject *value)
{
    return send_ex((OuGenObject *)self, value, 0);
}

/* ---- closing -------------------------------------------------------------------------------- */

/** What a `yield from` that is suspended delegates to; the place of its SEND. */
static OuObject *delegate(OuGenObject *gen, int *send_at)
{
    OuInterpreterFrame *frame = ou_gen_frame(gen);
    if (gen->gi_frame_state != OU_FRAME_SUSPENDED) {
        return NULL;
    }
    const OuInstr *next = frame->f_code->co_code + frame->prev_instr + 1;
    if (OU_OPCODE(next[0]) != OP_RESUME || OU_OPARG(next[0]) != 2) {
        return NULL;
    }
    *send_at = OU_OPARG(next[1]);
    return frame->localsplus[frame->stacktop - 1];
}

OuObject *ou_generator_yield_from(OuGenObject *gen)
{
    int send_at;
    return Ou_XNewRef(delegate(gen, &send_at));
}

static OuObject *gen_close(OuObject *self, OuObject *args);

/**
 * Closes what a generator delegates to: 0, or -1 with an error set. CPython: gen_close_iter
 * (Objects/genobject.c).
 */
static int close_iterator(OuObject *iterator)
{
    OuObject *result = NULL;
    if (OuGen_CheckExact(iterator)) {
        result = gen_close(iterator, NULL);
    } else {
        OuObject *method;
        if (OuObject_LookupAttr(iterator, OU_ID(close), &method) < 0) {
            OuErr_WriteUnraisable(NULL, iterator);
        }
        if (method == NULL) {
            return 0;
        }
        result = OuObject_CallNoArgs(method);
        Ou_DecRef(method);
    }
    Ou_XDecRef(result);
    return result == NULL ? -1 : 0;
}

/** Closes the delegate, the generator counting as running meanwhile. */
static int close_delegate(OuGenObject *gen, OuObject *iterator)
{
    int state = gen->gi_frame_state;
    gen->gi_frame_state = OU_FRAME_EXECUTING;
    int status = close_iterator(iterator);
    gen->gi_frame_state = state;
    return status;
}

/**
 * `generator.close()`: @newref; NULL with an error set. Raises GeneratorExit where the generator
 * stands. CPython: gen_close (Objects/genobject.c).
 */
static OuObject *gen_close(OuObject *self, OuObject *OU_UNUSED(args))
{
    OuGenObject *gen = (OuGenObject *)self;
    OuObject *iterator = ou_generator_yield_from(gen);
    int status = 0;
    if (iterator != NULL) {
        status = close_delegate(gen, iterator);
        Ou_DecRef(iterator);
    }
    if (status == 0) {
        OuErr_SetString(OuExc_GeneratorExit, "");
    }
    OuObject *result = send_ex(gen, Ou_None, 1);
    if (result != NULL) {
        Ou_DecRef(result);
        return OuErr_Format(OuExc_RuntimeError, "generator ignored GeneratorExit");
    }
    if (OuErr_ExceptionMatches(OuExc_StopIteration) ||
        OuErr_ExceptionMatches(OuExc_GeneratorExit)) {
        OuErr_Clear();
        return Ou_NewRef(Ou_None);
    }
    return NULL;
}

void ou_generator_finalize(OuObject *self)
{
    OuGenObject *gen = (OuGenObject *)self;
    if (gen->gi_frame_state >= OU_FRAME_COMPLETED) {
        return;
    }
    OuErrRecord saved;
    OuErr_Fetch(&saved);
    OuObject *result = gen_close(self, NULL);
    if (result == NULL) {
        OuErr_WriteUnraisable(NULL, self);
    }
    Ou_XDecRef(result);
    OuErr_Restore(&saved);
}

/* ---- throwing ------------------------------------------------------------------------------- */

static OuObject *throw_exception(OuGenObject *gen, OuObject *exception);

/** Throws into the delegate; its end goes on in the generator. */
static OuObject *throw_into_delegate(OuGenObject *gen, OuObject *iterator, OuObject *exception,
                                     int send_at)
{
    OuInterpreterFrame *frame = ou_gen_frame(gen);
    OuObject *result;
    int state = gen->gi_frame_state;
    if (OuGen_CheckExact(iterator)) {
        OuInterpreterFrame *previous = ou_state.current_frame;
        frame->previous = previous;
        ou_state.current_frame = frame;
        gen->gi_frame_state = OU_FRAME_EXECUTING;
        result = throw_exception((OuGenObject *)iterator, exception);
        ou_state.current_frame = previous;
        frame->previous = NULL;
    } else {
        OuObject *method;
        if (OuObject_LookupAttr(iterator, OU_ID(throw), &method) < 0) {
            return NULL;
        }
        if (method == NULL) {
            ou_err_set_exception(Ou_NewRef(exception));
            return send_ex(gen, Ou_None, 1);
        }
        gen->gi_frame_state = OU_FRAME_EXECUTING;
        result = OuObject_CallOneArg(method, exception);
        Ou_DecRef(method);
    }
    gen->gi_frame_state = state;
    if (result != NULL) {
        return result;
    }
    /* The delegate has ended: take it off the stack and go on behind the SEND. */
    Ou_DecRef(frame->localsplus[--frame->stacktop]);
    frame->prev_instr = OU_OPARG(frame->f_code->co_code[send_at]) - 1;
    OuObject *value;
    if (ou_fetch_stop_iteration(&value) < 0) {
        return send_ex(gen, Ou_None, 1);
    }
    result = send_ex(gen, value, 0);
    Ou_DecRef(value);
    return result;
}

/**
 * Raises an exception (borrowed) where the generator stands. CPython: _gen_throw
 * (Objects/genobject.c).
 */
static OuObject *throw_exception(OuGenObject *gen, OuObject *exception)
{
    int send_at = 0;
    OuObject *iterator = Ou_XNewRef(delegate(gen, &send_at));
    if (iterator != NULL) {
        OuObject *result;
        if (OuErr_GivenExceptionMatches(exception, ou_exc_type(OuExc_GeneratorExit))) {
            if (close_delegate(gen, iterator) == 0) {
                ou_err_set_exception(Ou_NewRef(exception));
            }
            result = send_ex(gen, Ou_None, 1);
        } else {
            result = throw_into_delegate(gen, iterator, exception, send_at);
        }
        Ou_DecRef(iterator);
        return result;
    }
    ou_err_set_exception(Ou_NewRef(exception));
    return send_ex(gen, Ou_None, 1);
}

/**
 * generator.throw(type_or_exception, value=None, traceback=None). CPython: gen_throw
 * (Objects/genobject.c).
 */
static OuObject *gen_throw(OuObject *self, OuObject *args)
{
    OuObject *type, *value = NULL, *traceback = NULL;
    Ou_ssize_t count = OuTuple_GET_SIZE(args);
    if (count < 1 || count > 3) {
        return OuErr_Format(OuExc_TypeError, "throw expected %s, got %td",
                            count < 1 ? "at least 1 argument" : "at most 3 arguments", count);
    }
    type = OuTuple_GET_ITEM(args, 0);
    value = count > 1 ? OuTuple_GET_ITEM(args, 1) : NULL;
    traceback = count > 2 ? OuTuple_GET_ITEM(args, 2) : NULL;
    if (traceback == Ou_None) {
        traceback = NULL;
    } else if (traceback && !OuTraceBack_Check(traceback)) {
        return OuErr_Format(OuExc_TypeError, "throw() third argument must be a traceback object");
    }
    OuObject *exception;
    if (OuExceptionClass_Check(type)) {
        ou_err_set_type_object(type, value);
        exception = ou_err_get_raised();
    } else if (OuExceptionInstance_Check(type)) {
        if (value && value != Ou_None) {
            return OuErr_Format(OuExc_TypeError,
                                "instance exception may not have a separate value");
        }
        exception = Ou_NewRef(type);
    } else {
        return OuErr_Format(OuExc_TypeError,
                            "exceptions must be classes or instances deriving from "
                            "BaseException, not %s",
                            Ou_TYPE(type)->tp_name);
    }
    OuObject *result = NULL;
    if (traceback == NULL || OuException_SetTraceback(exception, traceback) == 0) {
        result = throw_exception((OuGenObject *)self, exception);
    }
    Ou_DecRef(exception);
    return result;
}

/* ---- the type ------------------------------------------------------------------------------- */

/**
 * Shows the collector every reference that a generator owns; 0, or what `visit` returned. CPython:
 * gen_traverse (Objects/genobject.c).
 */
static int gen_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OuGenObject *gen = (OuGenObject *)self;
    OU_VISIT(gen->gi_code);
    OU_VISIT(gen->gi_name);
    OU_VISIT(gen->gi_qualname);
    if (gen->gi_frame_state < OU_FRAME_CLEARED) {
        int stop = ou_frame_traverse(ou_gen_frame(gen), visit, argument);
        if (stop) {
            return stop;
        }
    }
    OU_VISIT(gen->gi_exc_state.exc_value);
    return 0;
}

/**
 * The death of a generator: releases what it owns, then its memory. Weak references to it are
 * cleared first. Deep chains go through the trashcan, so they do not eat the C stack. CPython:
 * gen_dealloc (Objects/genobject.c).
 */
static void gen_dealloc(OuObject *self)
{
    OuGenObject *gen = (OuGenObject *)self;
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, gen_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    if (gen->gi_weakreflist != NULL) {
        OuObject_ClearWeakRefs(self);
    }
    OuObject_GC_Track(self);
    if (OuObject_CallFinalizerFromDealloc(self) < 0) {
        ou_trashcan_end(trashcan);
        return;
    }
    OuObject_GC_UnTrack(self);
    if (gen->gi_frame_state < OU_FRAME_CLEARED) {
        gen->gi_frame_state = OU_FRAME_CLEARED;
        ou_gen_frame(gen)->previous = NULL;
        ou_frame_clear(ou_gen_frame(gen));
    }
    Ou_Clear(&gen->gi_code);
    Ou_Clear(&gen->gi_name);
    Ou_Clear(&gen->gi_qualname);
    Ou_Clear(&gen->gi_exc_state.exc_value);
    OuObject_GC_Del(self);
    ou_trashcan_end(trashcan);
}

/**
 * repr() of a generator: @newref; NULL with an error set. CPython: gen_repr (Objects/genobject.c).
 */
static OuObject *gen_repr(OuObject *self)
{
    return OuUnicode_FromFormat("<generator object %U at %p>", ((OuGenObject *)self)->gi_qualname,
                                (void *)self);
}

/** `gi_running` of a generator: @newref; NULL with an error set. */
static OuObject *get_running(OuObject *self, void *OU_UNUSED(closure))
{
    return OuBool_FromLong(((OuGenObject *)self)->gi_frame_state == OU_FRAME_EXECUTING);
}

/** `gi_suspended` of a generator: @newref; NULL with an error set. */
static OuObject *get_suspended(OuObject *self, void *OU_UNUSED(closure))
{
    return OuBool_FromLong(((OuGenObject *)self)->gi_frame_state == OU_FRAME_SUSPENDED);
}

/** `gi_yieldfrom` of a generator: @newref; NULL with an error set. */
static OuObject *get_yieldfrom(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *iterator = ou_generator_yield_from((OuGenObject *)self);
    return iterator ? iterator : Ou_NewRef(Ou_None);
}

/** `gi_frame` of a generator: @newref; NULL with an error set. */
static OuObject *get_frame(OuObject *self, void *OU_UNUSED(closure))
{
    OuGenObject *gen = (OuGenObject *)self;
    if (gen->gi_frame_state == OU_FRAME_CLEARED) {
        return Ou_NewRef(Ou_None);
    }
    return Ou_XNewRef((OuObject *)ou_frame_get_object(ou_gen_frame(gen)));
}

/** The attributes computed by functions of a generator. */
static OuGetSetDef gen_getset[] = {
    {"gi_running", get_running, NULL, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL, NULL},
    {"gi_yieldfrom", get_yieldfrom, NULL, NULL, NULL},
    {"gi_frame", get_frame, NULL, NULL, NULL},
    {0},
};

/** The attributes that are plain fields of a generator. */
static OuMemberDef gen_members[] = {
    {"gi_code", OU_T_OBJECT, offsetof(OuGenObject, gi_code), OU_READONLY, NULL},
    {"__name__", OU_T_OBJECT, offsetof(OuGenObject, gi_name), 0, NULL},
    {"__qualname__", OU_T_OBJECT, offsetof(OuGenObject, gi_qualname), 0, NULL},
    {0},
};

/** The methods of a generator. */
static OuMethodDef gen_methods[] = {
    {"send", gen_send, OU_METH_O, "Resumes the generator with a value."},
    {"throw", gen_throw, OU_METH_VARARGS, "Raises an exception where the generator stands."},
    {"close", gen_close, OU_METH_NOARGS, "Raises GeneratorExit where the generator stands."},
    {0},
};

OuTypeObject OuGen_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "generator",
    .tp_basicsize = sizeof(OuGenObject),
    .tp_itemsize = sizeof(OuObject *),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = gen_dealloc,
    .tp_traverse = gen_traverse,
    .tp_finalize = ou_generator_finalize,
    .tp_weaklistoffset = offsetof(OuGenObject, gi_weakreflist),
    .tp_repr = gen_repr,
    .tp_iter = OuObject_SelfIter,
    .tp_iternext = gen_iternext,
    .tp_methods = gen_methods,
    .tp_members = gen_members,
    .tp_getset = gen_getset,
};
