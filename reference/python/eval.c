/* SPDX-License-Identifier: MIT */
/**
 * @file eval.c
 * The evaluation loop: one instruction after the other.
 *
 * A call of a Python function pushes a frame and goes on in the same loop, so that a program's
 * recursion costs no C stack. The loop is entered anew only when C code calls a Python function:
 * for a special method, a callback, a generator.
 *
 * Invariant: between two instructions, the items of localsplus below the stack pointer are owned
 * references or NULL; each instruction leaves what its stack effect says. An error leaves the
 * operands on the stack or has released and removed them; `handle_error` cuts the rest.
 */
#include "eval.h"

#include "evalops.h"
#include "generator.h"
#include "opcode.h"
#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/cell.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/method.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/slice.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "pystate.h"

#include <string.h>

/**
 * Finds the handler of an instruction; NULL if there is none. CPython: get_exception_handler
 * (Python/ceval.c).
 */
static const OuExceptionEntry *find_handler(OuCodeObject *code, int instr)
{
    for (int i = 0; i < code->co_exceptions; i++) {
        const OuExceptionEntry *entry = &code->co_exceptiontable[i];
        if (instr >= entry->start && instr < entry->end) {
            return entry;
        }
    }
    return NULL;
}

/**
 * Moves the frame to the handler of the error that is set, and cuts the stack.
 *
 * @param frame  @borrowed; its stack is cut to the depth of the handler
 * @param sp     the stack pointer
 * @param instr  the instruction that failed; RERAISE makes prev_instr another one
 * @return the new stack pointer; NULL when the frame has no handler and all its stack is released
 */
static OuObject **enter_handler(OuInterpreterFrame *frame, OuObject **sp, int instr)
{
    OuObject **bottom = frame->localsplus + frame->f_code->co_nlocalsplus;
    const OuExceptionEntry *entry = find_handler(frame->f_code, instr);
    OuObject **cut = bottom + (entry ? entry->depth : 0);
    while (sp > cut) {
        Ou_XDecRef(*--sp);
    }
    if (entry == NULL) {
        return NULL;
    }
    OuObject *exception = ou_err_get_raised();
    if (entry->lasti) {
        OuObject *lasti = OuLong_FromLong(frame->prev_instr);
        if (lasti == NULL) {
            /* RERAISE can do without it, but the handler counts on its place. */
            OuErr_Clear();
            lasti = Ou_NewRef(Ou_None);
        }
        *sp++ = lasti;
    }
    *sp++ = exception;
    frame->prev_instr = entry->target - 1;
    return sp;
}

/**
 * Releases a frame that has returned and gives its room back; the caller's frame. CPython:
 * pop_frame (Python/ceval.c).
 */
static OuInterpreterFrame *leave_frame(OuInterpreterFrame *frame)
{
    OuInterpreterFrame *previous = frame->previous;
    ou_state.current_frame = previous;
    ou_frame_clear(frame);
    ou_frame_pop(frame);
    return previous;
}

/** Makes the frame of a call; steals the function and the arguments. */
static OuInterpreterFrame *push_call(OuObject *func, OuObject *const *args, int count,
                                     OuObject *kwnames)
{
    OuFunctionObject *function = (OuFunctionObject *)func;
    int flags = ((OuCodeObject *)function->func_code)->co_flags;
    OuObject *locals = flags & OU_CO_OPTIMIZED ? NULL : function->func_globals;
    OuInterpreterFrame *frame = ou_frame_push(func, locals);
    if (frame == NULL) {
        for (int i = 0; i < count; i++) {
            Ou_DecRef(args[i]);
        }
        return NULL;
    }
    Ou_ssize_t named = kwnames ? OuTuple_GET_SIZE(kwnames) : 0;
    if (ou_initialize_locals(func, frame->localsplus, args, count - named, kwnames) < 0) {
        ou_frame_clear(frame);
        ou_frame_pop(frame);
        return NULL;
    }
    return frame;
}

/** Moves a running frame into a new generator: the generator, or NULL. */
static OuGenObject *frame_to_generator(OuInterpreterFrame *frame, OuObject **sp)
{
    OuGenObject *gen = ou_generator_new(frame->f_func);
    if (gen == NULL) {
        return NULL;
    }
    frame->stacktop = (int)(sp - frame->localsplus);
    OuInterpreterFrame *inner = ou_gen_frame(gen);
    ou_frame_copy(frame, inner);
    inner->owner = OU_FRAME_OWNED_BY_GENERATOR;
    inner->previous = NULL;
    inner->is_entry = 1;
    if (inner->frame_obj != NULL) {
        inner->frame_obj->f_frame = inner;
    }
    gen->gi_frame_state = OU_FRAME_CREATED;
    OuObject_GC_Track((OuObject *)gen);
    return gen;
}

/**
 * Sends a value into an iterator: 1 yielded, 0 returned, -1. CPython: PyIter_Send
 * (Objects/abstract.c).
 */
static int send_to(OuObject *iterator, OuObject *value, OuObject **result)
{
    if (OuGen_CheckExact(iterator)) {
        return ou_generator_send((OuGenObject *)iterator, value, result);
    }
    if (value == Ou_None && OuIter_Check(iterator)) {
        *result = Ou_TYPE(iterator)->tp_iternext(iterator);
    } else {
        *result = OuObject_CallMethodOneArg(iterator, OU_ID(send), value);
    }
    if (*result != NULL) {
        return 1;
    }
    return ou_fetch_stop_iteration(result) == 0 ? 0 : -1;
}

/** The iterator that `yield from` delegates to. */
static OuObject *yield_from_iterator(OuObject *value)
{
    return OuGen_CheckExact(value) ? Ou_NewRef(value) : OuObject_GetIter(value);
}

/** Puts a reference on the stack, which owns it from then on. */
#define PUSH(value) (*sp++ = (value))
/** Takes the reference on top: it is the caller's. */
#define POP() (*--sp)
/** The reference on top, borrowed. */
#define TOP() (sp[-1])
/** A reference further down, borrowed; PEEK(1) is the top. */
#define PEEK(depth) (sp[-(depth)])
/** A name the code uses, borrowed. */
#define NAME(index) (OuTuple_GET_ITEM(frame->f_code->co_names, (index)))

/** Releases the `count` items on top, the lowest first: the left operand dies before the right one. */
#define RELEASE(count)                      \
    do {                                    \
        sp -= (count);                      \
        for (int n = 0; n < (count); n++) { \
            Ou_DecRef(sp[n]);               \
        }                                   \
    } while (0)

/** Releases the `count` items on top, from the top down. */
#define RELEASE_DOWN(count)                 \
    do {                                    \
        for (int n = 0; n < (count); n++) { \
            OuObject *operand = POP();      \
            Ou_DecRef(operand);             \
        }                                   \
    } while (0)

/** Pushes the result of an operation; an error when it is NULL. */
#define PUSH_OR_FAIL(value)  \
    do {                     \
        if (value == NULL) { \
            goto error;      \
        }                    \
        PUSH(value);         \
    } while (0)

/** Releases `count` items and pushes the result; an error when it is NULL. */
#define REPLACE(count, value)            \
    do {                                 \
        OuObject *replacement = (value); \
        RELEASE(count);                  \
        PUSH_OR_FAIL(replacement);       \
    } while (0)

/** Releases `count` items after an operation that gives only a status. */
#define CONSUME(count, status)  \
    do {                        \
        int outcome = (status); \
        RELEASE(count);         \
        if (outcome < 0) {      \
            goto error;         \
        }                       \
    } while (0)

/** The next instruction is the one with this number. */
#define JUMP_TO(target) (next = code + (target))

/** Where automatic collection and Ctrl-C may come in: at jumps back and at calls. */
#define SAFE_POINT()                          \
    do {                                      \
        if (ou_gc_wanted || ou_interrupted) { \
            if (ou_handle_pending() < 0) {    \
                goto error;                   \
            }                                 \
        }                                     \
    } while (0)

/** Pops the top and asks whether it was true; None, True and False without a call. */
#define TRUTH_OF_TOP(truth)                                         \
    int truth;                                                      \
    do {                                                            \
        OuObject *condition = TOP();                                \
        if (condition == Ou_True) {                                 \
            truth = 1;                                              \
        } else if (condition == Ou_False || condition == Ou_None) { \
            truth = 0;                                              \
        } else {                                                    \
            truth = OuObject_IsTrue(condition);                     \
            if (truth < 0) {                                        \
                goto error;                                         \
            }                                                       \
        }                                                           \
    } while (0)

OuObject *ou_eval_frame(OuInterpreterFrame *frame, int throwing)
{
    OuObject **sp;
    const OuInstr *code;
    const OuInstr *next;
    OuObject *kwnames = NULL;
    OuObject *retval;

    frame->is_entry = 1;
    frame->previous = ou_state.current_frame;
    ou_state.current_frame = frame;
    if (throwing) {
        if (Ou_EnterRecursiveCall("") < 0) {
            goto unwind_frame;
        }
        code = frame->f_code->co_code;
        next = code + frame->prev_instr + 1;
        sp = frame->localsplus + frame->stacktop;
        frame->stacktop = -1;
        goto error;
    }

start_frame:
    if (Ou_EnterRecursiveCall("") < 0) {
        goto unwind_frame;
    }
resume_frame:
    code = frame->f_code->co_code;
    next = code + frame->prev_instr + 1;
    sp = frame->localsplus + frame->stacktop;
    frame->stacktop = -1;

    for (;;) {
        OuInstr instr = *next;
        frame->prev_instr = (int)(next - code);
        next++;
        int oparg = OU_OPARG(instr);
        switch (OU_OPCODE(instr)) {
        case OP_NOP:
            break;
        case OP_RESUME:
            SAFE_POINT();
            break;

        /* ---- the stack ---- */
        case OP_POP_TOP: {
            OuObject *value = POP();
            Ou_DecRef(value);
            break;
        }
        case OP_PUSH_NULL:
            PUSH(NULL);
            break;
        case OP_COPY: {
            OuObject *value = PEEK(oparg);
            PUSH(Ou_XNewRef(value));
            break;
        }
        case OP_SWAP: {
            OuObject *top = TOP();
            TOP() = PEEK(oparg);
            PEEK(oparg) = top;
            break;
        }
        case OP_LOAD_CONST:
            PUSH(Ou_NewRef(OuTuple_GET_ITEM(frame->f_code->co_consts, oparg)));
            break;

        /* ---- names ---- */
        case OP_LOAD_FAST: {
            OuObject *value = frame->localsplus[oparg];
            if (value == NULL) {
                ou_unbound_local(frame->f_code, oparg);
                goto error;
            }
            PUSH(Ou_NewRef(value));
            break;
        }
        case OP_STORE_FAST: {
            OuObject *old = frame->localsplus[oparg];
            frame->localsplus[oparg] = POP();
            Ou_XDecRef(old);
            break;
        }
        case OP_DELETE_FAST: {
            OuObject *old = frame->localsplus[oparg];
            if (old == NULL) {
                ou_unbound_local(frame->f_code, oparg);
                goto error;
            }
            frame->localsplus[oparg] = NULL;
            Ou_DecRef(old);
            break;
        }
        case OP_LOAD_NAME: {
            OuObject *value = ou_load_name(frame, NAME(oparg));
            if (value == NULL) {
                goto error;
            }
            PUSH(value);
            break;
        }
        case OP_STORE_NAME: {
            OuObject *value = POP();
            int status = ou_store_name(frame, NAME(oparg), value);
            Ou_DecRef(value);
            if (status < 0) {
                goto error;
            }
            break;
        }
        case OP_DELETE_NAME:
            CONSUME(0, ou_delete_name(frame, NAME(oparg)));
            break;
        case OP_LOAD_GLOBAL: {
            OuObject *value = ou_load_global(frame, NAME(oparg));
            if (value == NULL) {
                goto error;
            }
            PUSH(value);
            break;
        }
        case OP_STORE_GLOBAL: {
            OuObject *value = POP();
            int status = OuDict_SetItem(frame->f_globals, NAME(oparg), value);
            Ou_DecRef(value);
            if (status < 0) {
                goto error;
            }
            break;
        }
        case OP_DELETE_GLOBAL:
            CONSUME(0, ou_delete_global(frame, NAME(oparg)));
            break;

        /* ---- cells ---- */
        case OP_MAKE_CELL: {
            OuObject *cell = OuCell_New(frame->localsplus[oparg]);
            if (cell == NULL) {
                goto error;
            }
            Ou_XSetRef(&frame->localsplus[oparg], cell);
            break;
        }
        case OP_COPY_FREE_VARS: {
            OuObject *closure = ((OuFunctionObject *)frame->f_func)->func_closure;
            int first = frame->f_code->co_nlocalsplus - oparg;
            for (int i = 0; i < oparg; i++) {
                frame->localsplus[first + i] = Ou_NewRef(OuTuple_GET_ITEM(closure, i));
            }
            break;
        }
        case OP_LOAD_CLOSURE:
            PUSH(Ou_NewRef(frame->localsplus[oparg]));
            break;
        case OP_LOAD_DEREF: {
            OuObject *value = OuCell_GET(frame->localsplus[oparg]);
            if (value == NULL) {
                ou_unbound_cell(frame->f_code, oparg);
                goto error;
            }
            PUSH(Ou_NewRef(value));
            break;
        }
        case OP_LOAD_CLASSDEREF: {
            OuObject *value = ou_load_classderef(frame, oparg);
            if (value == NULL) {
                goto error;
            }
            PUSH(value);
            break;
        }
        case OP_STORE_DEREF: {
            OuObject *cell = frame->localsplus[oparg];
            OuObject *old = OuCell_GET(cell);
            OuCell_SET(cell, POP());
            Ou_XDecRef(old);
            break;
        }
        case OP_DELETE_DEREF: {
            OuObject *cell = frame->localsplus[oparg];
            OuObject *old = OuCell_GET(cell);
            if (old == NULL) {
                ou_unbound_cell(frame->f_code, oparg);
                goto error;
            }
            OuCell_SET(cell, NULL);
            Ou_DecRef(old);
            break;
        }

        /* ---- operators ---- */
        case OP_UNARY_POSITIVE:
            REPLACE(1, OuNumber_Positive(TOP()));
            break;
        case OP_UNARY_NEGATIVE:
            REPLACE(1, OuNumber_Negative(TOP()));
            break;
        case OP_UNARY_INVERT:
            REPLACE(1, OuNumber_Invert(TOP()));
            break;
        case OP_UNARY_NOT: {
            TRUTH_OF_TOP(truth);
            REPLACE(1, OuBool_FromLong(!truth));
            break;
        }
        case OP_BINARY_OP:
            REPLACE(2, ou_binary_op(oparg, PEEK(2), PEEK(1)));
            break;
        case OP_COMPARE_OP:
            REPLACE(2, OuObject_RichCompare(PEEK(2), PEEK(1), oparg));
            break;
        case OP_IS_OP:
            REPLACE(2, OuBool_FromLong((PEEK(2) == PEEK(1)) ^ oparg));
            break;
        case OP_CONTAINS_OP: {
            int found = OuSequence_Contains(PEEK(1), PEEK(2));
            REPLACE(2, found < 0 ? NULL : OuBool_FromLong(found ^ oparg));
            break;
        }
        case OP_BINARY_SUBSCR:
            REPLACE(2, OuObject_GetItem(PEEK(2), PEEK(1)));
            break;
        case OP_STORE_SUBSCR: /* value, container, key */
            CONSUME(3, OuObject_SetItem(PEEK(2), PEEK(1), PEEK(3)));
            break;
        case OP_DELETE_SUBSCR:
            CONSUME(2, OuObject_DelItem(PEEK(2), PEEK(1)));
            break;
        case OP_BUILD_SLICE: {
            OuObject *step = oparg == 3 ? TOP() : NULL;
            REPLACE(oparg, OuSlice_New(PEEK(oparg), PEEK(oparg - 1), step));
            break;
        }

        /* ---- attributes ---- */
        case OP_LOAD_ATTR:
            REPLACE(1, OuObject_GetAttr(TOP(), NAME(oparg)));
            break;
        case OP_STORE_ATTR: /* value, owner */
            CONSUME(2, OuObject_SetAttr(PEEK(1), NAME(oparg), PEEK(2)));
            break;
        case OP_DELETE_ATTR:
            CONSUME(1, OuObject_SetAttr(TOP(), NAME(oparg), NULL));
            break;
        case OP_LOAD_METHOD: {
            OuObject *owner = TOP();
            OuObject *method = NULL;
            int unbound = ou_object_get_method(owner, NAME(oparg), &method);
            if (method == NULL) {
                goto error;
            }
            if (unbound) {
                TOP() = method;
                PUSH(owner);
            } else {
                TOP() = NULL;
                PUSH(method);
                Ou_DecRef(owner);
            }
            break;
        }

        /* ---- calls ---- */
        case OP_KW_NAMES:
            kwnames = OuTuple_GET_ITEM(frame->f_code->co_consts, oparg);
            break;
        case OP_CALL: {
            /* method, self, arguments; or NULL, callable, arguments */
            int count = oparg;
            if (PEEK(oparg + 2) != NULL) {
                count++;
            } else if (OuMethod_Check(PEEK(oparg + 1))) {
                OuObject *method = PEEK(oparg + 1);
                PEEK(oparg + 2) = Ou_NewRef(OuMethod_GET_FUNCTION(method));
                PEEK(oparg + 1) = Ou_NewRef(OuMethod_GET_SELF(method));
                Ou_DecRef(method);
                count++;
            }
            OuObject *callable = PEEK(count + 1);
            OuObject *names = kwnames;
            kwnames = NULL;
            if (OuFunction_Check(callable)) {
                sp -= count;
                OuInterpreterFrame *callee = push_call(callable, sp, count, names);
                sp -= count > oparg ? 1 : 2;
                if (callee == NULL) {
                    goto error;
                }
                callee->previous = frame;
                frame->stacktop = (int)(sp - frame->localsplus);
                ou_state.current_frame = frame = callee;
                goto start_frame;
            }
            OuObject *result = ou_call_other(callable, sp - count, count, names);
            Ou_DecRef(callable);
            RELEASE(count);
            sp -= count > oparg ? 1 : 2;
            if (result == NULL) {
                goto error;
            }
            PUSH(result);
            SAFE_POINT();
            break;
        }
        case OP_CALL_FUNCTION_EX: {
            OuObject *kwargs = oparg & 1 ? POP() : NULL;
            OuObject *args = POP();
            OuObject *func = POP();
            sp--; /* the NULL below */
            OuObject *result = ou_call_ex(func, args, kwargs);
            Ou_DecRef(func);
            if (result == NULL) {
                goto error;
            }
            PUSH(result);
            SAFE_POINT();
            break;
        }
        case OP_LOAD_BUILD_CLASS: {
            OuObject *function = OuDict_GetItemWithError(frame->f_builtins, OU_ID(__build_class__));
            if (function == NULL) {
                if (!OuErr_Occurred()) {
                    OuErr_SetString(OuExc_NameError, "__build_class__ not found");
                }
                goto error;
            }
            PUSH(Ou_NewRef(function));
            break;
        }
        case OP_LOAD_ASSERTION_ERROR:
            PUSH(Ou_NewRef(ou_exc_type(OuExc_AssertionError)));
            break;
        case OP_MAKE_FUNCTION: {
            OuObject *func = ou_make_function(frame, oparg, &sp);
            if (func == NULL) {
                goto error;
            }
            PUSH(func);
            break;
        }

        /* ---- displays ---- */
        case OP_BUILD_TUPLE: {
            OuObject *tuple = ou_tuple_from_array_steal(sp - oparg, oparg);
            sp -= oparg;
            if (tuple == NULL) {
                goto error;
            }
            PUSH(tuple);
            break;
        }
        case OP_BUILD_LIST: {
            OuObject *list = OuList_New(oparg);
            if (list == NULL) {
                goto error;
            }
            sp -= oparg;
            for (int i = 0; i < oparg; i++) {
                OuList_SetItem(list, i, sp[i]);
            }
            PUSH(list);
            break;
        }
        case OP_BUILD_SET: {
            OuObject *set = OuSet_New(NULL);
            for (int i = oparg; set && i > 0; i--) {
                if (OuSet_Add(set, PEEK(i)) < 0) {
                    Ou_Clear(&set);
                }
            }
            REPLACE(oparg, set);
            break;
        }
        case OP_BUILD_MAP: {
            OuObject *dict = OuDict_New();
            for (int i = 2 * oparg; dict && i > 0; i -= 2) {
                if (OuDict_SetItem(dict, PEEK(i), PEEK(i - 1)) < 0) {
                    Ou_Clear(&dict);
                }
            }
            RELEASE_DOWN(2 * oparg);
            PUSH_OR_FAIL(dict);
            break;
        }
        case OP_BUILD_CONST_KEY_MAP: {
            OuObject *dict = ou_const_key_map(TOP(), sp - 1 - oparg);
            RELEASE_DOWN(oparg + 1);
            PUSH_OR_FAIL(dict);
            break;
        }
        case OP_BUILD_STRING:
            REPLACE(oparg, ou_build_string(sp - oparg, oparg));
            break;
        case OP_LIST_APPEND:
            CONSUME(1, OuList_Append(PEEK(oparg + 1), TOP()));
            break;
        case OP_SET_ADD:
            CONSUME(1, OuSet_Add(PEEK(oparg + 1), TOP()));
            break;
        case OP_MAP_ADD:
            CONSUME(2, OuDict_SetItem(PEEK(oparg + 2), PEEK(2), TOP()));
            break;
        case OP_LIST_EXTEND:
            CONSUME(1, ou_list_extend_op(PEEK(oparg + 1), TOP()));
            break;
        case OP_SET_UPDATE:
            CONSUME(1, ou_set_update(PEEK(oparg + 1), TOP()));
            break;
        case OP_DICT_UPDATE:
            CONSUME(1, ou_dict_update_op(PEEK(oparg + 1), TOP()));
            break;
        case OP_DICT_MERGE: /* func, args, dict, mapping */
            CONSUME(1, ou_dict_merge_op(PEEK(oparg + 1), TOP(), PEEK(3 + oparg)));
            break;
        case OP_LIST_TO_TUPLE:
            REPLACE(1, OuSequence_Tuple(TOP()));
            break;
        case OP_UNPACK_SEQUENCE: {
            OuObject *sequence = POP();
            int status = ou_unpack_sequence(sequence, oparg, sp + oparg);
            Ou_DecRef(sequence);
            if (status < 0) {
                goto error;
            }
            sp += oparg;
            break;
        }
        case OP_UNPACK_EX: {
            OuObject *iterable = POP();
            int before = oparg & 0xFF, after = oparg >> 8;
            int status = ou_unpack_ex(iterable, before, after, sp + before + after + 1);
            Ou_DecRef(iterable);
            if (status < 0) {
                goto error;
            }
            sp += before + after + 1;
            break;
        }
        case OP_FORMAT_VALUE: {
            OuObject *spec = oparg & 4 ? TOP() : NULL;
            int operands = spec ? 2 : 1;
            REPLACE(operands, ou_format_value(PEEK(operands), spec, oparg & 3));
            break;
        }

        /* ---- jumps ---- */
        case OP_JUMP:
            JUMP_TO(oparg);
            break;
        case OP_JUMP_BACKWARD:
            SAFE_POINT();
            JUMP_TO(oparg);
            break;
        case OP_POP_JUMP_IF_FALSE: {
            TRUTH_OF_TOP(truth);
            OuObject *condition = POP();
            Ou_DecRef(condition);
            if (!truth) {
                JUMP_TO(oparg);
            }
            break;
        }
        case OP_POP_JUMP_IF_TRUE: {
            TRUTH_OF_TOP(truth);
            OuObject *condition = POP();
            Ou_DecRef(condition);
            if (truth) {
                JUMP_TO(oparg);
            }
            break;
        }
        case OP_POP_JUMP_IF_NONE:
        case OP_POP_JUMP_IF_NOT_NONE: {
            OuObject *value = POP();
            int is_none = value == Ou_None;
            Ou_DecRef(value);
            if (is_none == (OU_OPCODE(instr) == OP_POP_JUMP_IF_NONE)) {
                JUMP_TO(oparg);
            }
            break;
        }
        case OP_JUMP_IF_FALSE_OR_POP:
        case OP_JUMP_IF_TRUE_OR_POP: {
            TRUTH_OF_TOP(truth);
            if (truth == (OU_OPCODE(instr) == OP_JUMP_IF_TRUE_OR_POP)) {
                JUMP_TO(oparg);
            } else {
                OuObject *condition = POP();
                Ou_DecRef(condition);
            }
            break;
        }
        case OP_GET_ITER:
            REPLACE(1, OuObject_GetIter(TOP()));
            break;
        case OP_FOR_ITER: {
            OuObject *iterator = TOP();
            OuObject *value = Ou_TYPE(iterator)->tp_iternext(iterator);
            if (value != NULL) {
                PUSH(value);
                break;
            }
            if (OuErr_Occurred()) {
                if (!OuErr_ExceptionMatches(OuExc_StopIteration)) {
                    goto error;
                }
                OuErr_Clear();
            }
            sp--;
            Ou_DecRef(iterator);
            JUMP_TO(oparg);
            break;
        }

        /* ---- leaving a frame ---- */
        case OP_RETURN_VALUE:
            retval = POP();
            OU_ASSERT(sp == frame->localsplus + frame->f_code->co_nlocalsplus,
                      "a function returns with an empty stack");
            frame->stacktop = (int)(sp - frame->localsplus);
            Ou_LeaveRecursiveCall();
            if (frame->is_entry) {
                ou_state.current_frame = frame->previous;
                return retval;
            }
            frame = leave_frame(frame);
            frame->localsplus[frame->stacktop++] = retval;
            goto resume_frame;
        case OP_RETURN_GENERATOR: {
            OuGenObject *gen = frame_to_generator(frame, sp);
            if (gen == NULL) {
                frame->stacktop = -1;
                goto error;
            }
            Ou_LeaveRecursiveCall();
            OuInterpreterFrame *previous = frame->previous;
            int is_entry = frame->is_entry;
            ou_state.current_frame = previous;
            if (is_entry) {
                /* The caller clears this frame: leave it nothing but what it can release. */
                frame->stacktop = 0;
                frame->frame_obj = NULL;
                frame->f_locals = NULL;
                Ou_IncRef(frame->f_func);
                Ou_IncRef((OuObject *)frame->f_code);
                return (OuObject *)gen;
            }
            ou_frame_pop(frame);
            frame = previous;
            frame->localsplus[frame->stacktop++] = (OuObject *)gen;
            goto resume_frame;
        }
        case OP_YIELD_VALUE:
            retval = POP();
            ou_frame_generator(frame)->gi_frame_state = OU_FRAME_SUSPENDED;
            frame->stacktop = (int)(sp - frame->localsplus);
            Ou_LeaveRecursiveCall();
            ou_state.current_frame = frame->previous;
            frame->previous = NULL;
            return retval;
        case OP_GET_YIELD_FROM_ITER:
            REPLACE(1, yield_from_iterator(TOP()));
            break;
        case OP_SEND: {
            OuObject *value = POP();
            OuObject *result;
            int outcome = send_to(TOP(), value, &result);
            Ou_DecRef(value);
            if (outcome < 0) {
                goto error;
            }
            if (outcome == 0) {
                OuObject *iterator = POP();
                Ou_DecRef(iterator);
                JUMP_TO(oparg);
            }
            PUSH(result);
            break;
        }

        /* ---- exceptions ---- */
        case OP_RAISE_VARARGS: {
            OuObject *cause = oparg == 2 ? POP() : NULL;
            OuObject *exception = oparg >= 1 ? POP() : NULL;
            if (ou_do_raise(exception, cause) > 0) {
                goto unwind;
            }
            goto error;
        }
        case OP_RERAISE: {
            OuObject *exception = POP();
            if (oparg > 0 && OuLong_Check(PEEK(oparg))) {
                frame->prev_instr = (int)OuLong_AsLong(PEEK(oparg));
            }
            ou_err_set_exception(exception);
            goto unwind;
        }
        case OP_PUSH_EXC_INFO: {
            OuObject *exception = TOP();
            OuObject *before = ou_state.exc_info->exc_value;
            TOP() = before ? before : Ou_NewRef(Ou_None);
            PUSH(exception);
            ou_state.exc_info->exc_value = Ou_NewRef(exception);
            break;
        }
        case OP_POP_EXCEPT: {
            OuObject *before = POP();
            OuObject *handled = ou_state.exc_info->exc_value;
            if (before == Ou_None) {
                Ou_DecRef(before);
                before = NULL;
            }
            ou_state.exc_info->exc_value = before;
            Ou_XDecRef(handled);
            break;
        }
        case OP_CHECK_EXC_MATCH: {
            int match = ou_check_exc_match(PEEK(2), TOP());
            REPLACE(1, match < 0 ? NULL : OuBool_FromLong(match));
            break;
        }
        case OP_BEFORE_WITH: {
            OuObject *exit = NULL;
            OuObject *enter = ou_before_with(TOP(), &exit);
            if (enter == NULL) {
                goto error;
            }
            OuObject *manager = TOP();
            TOP() = exit;
            Ou_DecRef(manager);
            OuObject *value = OuObject_CallNoArgs(enter);
            Ou_DecRef(enter);
            if (value == NULL) {
                goto error;
            }
            PUSH(value);
            break;
        }
        case OP_WITH_EXCEPT_START: { /* exit, lasti, previous, exception */
            OuObject *result = ou_with_except_start(PEEK(4), TOP());
            if (result == NULL) {
                goto error;
            }
            PUSH(result);
            break;
        }

        /* ---- imports and the rest ---- */
        case OP_IMPORT_NAME:
            REPLACE(2, ou_import_name_op(frame, NAME(oparg), TOP(), PEEK(2)));
            break;
        case OP_IMPORT_FROM: {
            OuObject *value = ou_import_from(TOP(), NAME(oparg));
            if (value == NULL) {
                goto error;
            }
            PUSH(value);
            break;
        }
        case OP_IMPORT_STAR:
            CONSUME(1, ou_import_star(frame, TOP()));
            break;
        case OP_SETUP_ANNOTATIONS:
            CONSUME(0, ou_setup_annotations(frame));
            break;
        case OP_PRINT_EXPR:
            CONSUME(1, ou_print_expr(TOP()));
            break;
        default:
            OU_FATAL("an operation that the loop does not know");
        }
        continue;

    error:
        kwnames = NULL;
        ou_traceback_here(frame);
    unwind:
        sp = enter_handler(frame, sp, (int)(next - code) - 1);
        if (sp != NULL) {
            next = code + frame->prev_instr + 1;
            continue;
        }
        frame->stacktop = frame->f_code->co_nlocalsplus;
        Ou_LeaveRecursiveCall();
    unwind_frame:
        if (frame->is_entry) {
            ou_state.current_frame = frame->previous;
            return NULL;
        }
        frame = leave_frame(frame);
        code = frame->f_code->co_code;
        next = code + frame->prev_instr + 1;
        sp = frame->localsplus + frame->stacktop;
        frame->stacktop = -1;
        goto error;
    }
}
