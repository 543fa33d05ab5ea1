/* SPDX-License-Identifier: MIT */
/**
 * @file hooks.c
 * Tells the lower folders what only python/ knows: how functions run, where the program is.
 */
#include "hooks.h"

#include "eval.h"
#include "frame.h"
#include "ouro/cell.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/function.h"
#include "ouro/refcount.h"
#include "ouro/tracemalloc.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "pystate.h"
#include "pythonrun.h"

/** How many free variables a code object has; -1 if it is none. */
static Ou_ssize_t code_free_variables(OuObject *code)
{
    return OuCode_Check(code) ? ((OuCodeObject *)code)->co_nfreevars : -1;
}

/** super() without arguments. CPython: super_init_without_args (Objects/typeobject.c). */
static int super_arguments(OuTypeObject **type, OuObject **self)
{
    OuInterpreterFrame *frame = ou_state.current_frame;
    if (frame == NULL) {
        OuErr_SetString(OuExc_RuntimeError, "super(): no current frame");
        return -1;
    }
    OuCodeObject *code = frame->f_code;
    if (code->co_argcount == 0) {
        OuErr_SetString(OuExc_RuntimeError, "super(): no arguments");
        return -1;
    }
    OuObject *first = frame->localsplus[0];
    if (first != NULL && (code->co_localspluskinds[0] & OU_CO_FAST_CELL) && OuCell_Check(first)) {
        first = OuCell_GET(first);
    }
    if (first == NULL) {
        OuErr_SetString(OuExc_RuntimeError, "super(): arg[0] deleted");
        return -1;
    }
    for (int i = code->co_nlocals + code->co_nplaincellvars; i < code->co_nlocalsplus; i++) {
        OuObject *name = OuTuple_GET_ITEM(code->co_localsplusnames, i);
        if (!ou_unicode_equal_to_ascii(name, "__class__")) {
            continue;
        }
        OuObject *cls = OuCell_GET(frame->localsplus[i]);
        if (cls == NULL) {
            OuErr_SetString(OuExc_RuntimeError, "super(): empty __class__ cell");
            return -1;
        }
        *type = (OuTypeObject *)Ou_NewRef(cls);
        *self = Ou_NewRef(first);
        return 0;
    }
    OuErr_SetString(OuExc_RuntimeError, "super(): __class__ cell not found");
    return -1;
}

/**
 * Whether a call still gets ready: its cells, or its generator, are being made. What is allocated
 * then counts for the caller. CPython: _PyFrame_IsIncomplete (Include/internal/pycore_frame.h).
 */
static int is_incomplete(const OuInterpreterFrame *frame)
{
    if (frame->prev_instr < 0) {
        return 1;
    }
    unsigned opcode = OU_OPCODE(frame->f_code->co_code[frame->prev_instr]);
    return opcode == OP_MAKE_CELL || opcode == OP_COPY_FREE_VARS || opcode == OP_RETURN_GENERATOR;
}

/** Where the program is, for tracemalloc: the newest frame first. Allocates nothing. */
static int where(OuTraceFrame *frames, int limit)
{
    int count = 0;
    for (OuInterpreterFrame *frame = ou_state.current_frame; frame; frame = frame->previous) {
        if (is_incomplete(frame)) {
            continue;
        }
        if (count < limit) {
            frames[count].filename = frame->f_code->co_filename;
            frames[count].lineno = (unsigned)ou_frame_line(frame);
        }
        count++;
    }
    return count;
}

void ou_hooks_install(void)
{
    ou_function_call_hook = ou_function_call;
    ou_function_vectorcall_hook = ou_function_vectorcall;
    ou_function_code_hook = code_free_variables;
    ou_super_frame_hook = super_arguments;
    ou_type_globals_hook = OuEval_GetGlobals;
    ou_exc_handled_hook = ou_handled_exception;
    ou_tracemalloc_where = where;
    OuErr_SetUnraisableHook(ou_unraisable_hook);
}

void ou_hooks_remove(void)
{
    OuErr_SetUnraisableHook(NULL);
    ou_tracemalloc_where = NULL;
}
