/* SPDX-License-Identifier: MIT */
/**
 * @file evalexc.c
 * Operations of the evaluation loop around exceptions, with statements, functions and imports.
 */
#include "evalops.h"

#include "eval.h"
#include "import.h"
#include "opcode.h"
#include "ouro/abstract.h"
#include "ouro/descr.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/function.h"
#include "ouro/long.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/traceback.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "pystate.h"

/* ---- raising and catching ------------------------------------------------------------------- */

OuObject *ou_handled_exception(void)
{
    OuErrStackItem *item = ou_state.exc_info;
    while (item->exc_value == NULL && item->previous_item != NULL) {
        item = item->previous_item;
    }
    return item->exc_value;
}

/** Calls an exception class; what comes out must be an exception. Borrowed in, new out. */
static OuObject *instantiate(OuObject *type)
{
    OuObject *exception = OuObject_CallNoArgs(type);
    if (exception != NULL && !OuExceptionInstance_Check(exception)) {
        ou_err_format(OuExc_TypeError,
                      "calling %R should have returned an instance of BaseException, not %R", type,
                      (OuObject *)Ou_TYPE(exception));
        Ou_Clear(&exception);
    }
    return exception;
}

/** Sets `__cause__`; steals `cause`. */
static int set_cause(OuObject *exception, OuObject *cause)
{
    if (OuExceptionClass_Check(cause)) {
        OuObject *made = instantiate(cause);
        Ou_DecRef(cause);
        if (made == NULL) {
            return -1;
        }
        cause = made;
    } else if (cause == Ou_None) {
        Ou_Clear(&cause);
    } else if (!OuExceptionInstance_Check(cause)) {
        Ou_DecRef(cause);
        OuErr_SetString(OuExc_TypeError, "exception causes must derive from BaseException");
        return -1;
    }
    OuException_SetCause(exception, cause);
    return 0;
}

int ou_do_raise(OuObject *exception, OuObject *cause)
{
    if (exception == NULL) {
        OuObject *handled = ou_handled_exception();
        if (handled == NULL) {
            OuErr_SetString(OuExc_RuntimeError, "No active exception to reraise");
            return -1;
        }
        ou_err_set_exception(Ou_NewRef(handled));
        return 1;
    }
    if (OuExceptionClass_Check(exception)) {
        OuObject *made = instantiate(exception);
        Ou_XSetRef(&exception, made);
    } else if (!OuExceptionInstance_Check(exception)) {
        OuErr_SetString(OuExc_TypeError, "exceptions must derive from BaseException");
        Ou_Clear(&exception);
    }
    if (exception == NULL) {
        Ou_XDecRef(cause);
        return -1;
    }
    if (cause != NULL && set_cause(exception, cause) < 0) {
        Ou_DecRef(exception);
        return -1;
    }
    ou_exc_chain_context(exception);
    ou_err_set_exception(exception);
    return -1;
}

int ou_check_exc_match(OuObject *exception, OuObject *type)
{
    Ou_ssize_t count = OuTuple_Check(type) ? OuTuple_GET_SIZE(type) : 1;
    for (Ou_ssize_t i = 0; i < count; i++) {
        OuObject *one = OuTuple_Check(type) ? OuTuple_GET_ITEM(type, i) : type;
        if (!OuExceptionClass_Check(one)) {
            OuErr_SetString(OuExc_TypeError, "catching classes that do not inherit from "
                                             "BaseException is not allowed");
            return -1;
        }
    }
    return OuErr_GivenExceptionMatches(exception, type);
}

void ou_traceback_here(OuInterpreterFrame *frame)
{
    ou_err_normalize();
    OuObject *exception = ou_err_get_raised();
    OuObject *frame_object = (OuObject *)ou_frame_get_object(frame);
    OuObject *next = OuException_GetTraceback(exception);
    OuObject *traceback = frame_object ? ou_traceback_new(next, frame_object, frame->prev_instr * 2,
                                                          ou_frame_line(frame))
                                       : NULL;
    if (frame_object == NULL) {
        OuErr_Clear(); /* as in CPython, the exception goes on without this line */
    } else if (traceback == NULL || OuException_SetTraceback(exception, traceback) < 0) {
        OuObject *second = ou_err_get_raised();
        if (second == exception) { /* the one MemoryError that is kept in reserve */
            Ou_DecRef(second);
        } else {
            OuException_SetContext(second, exception); /* steals */
            exception = second;
        }
    }
    Ou_XDecRef(traceback);
    Ou_XDecRef(next);
    ou_err_set_exception(exception);
}

/* ---- with ----------------------------------------------------------------------------------- */

OuObject *ou_before_with(OuObject *manager, OuObject **exit)
{
    OuObject *enter = OuObject_LookupSpecial(manager, OU_ID(__enter__));
    if (enter == NULL) {
        if (!OuErr_Occurred()) {
            OuErr_Format(OuExc_TypeError,
                         "'%s' object does not support the context manager protocol",
                         Ou_TYPE(manager)->tp_name);
        }
        return NULL;
    }
    *exit = OuObject_LookupSpecial(manager, OU_ID(__exit__));
    if (*exit == NULL) {
        if (!OuErr_Occurred()) {
            OuErr_Format(OuExc_TypeError,
                         "'%s' object does not support the context manager protocol "
                         "(missed __exit__ method)",
                         Ou_TYPE(manager)->tp_name);
        }
        Ou_DecRef(enter);
        return NULL;
    }
    return enter;
}

OuObject *ou_with_except_start(OuObject *exit, OuObject *exception)
{
    OuObject *traceback = OuException_GetTraceback(exception);
    if (traceback == NULL) {
        traceback = Ou_NewRef(Ou_None);
    }
    OuObject *args[3] = {(OuObject *)Ou_TYPE(exception), exception, traceback};
    OuObject *result = OuObject_Vectorcall(exit, args, 3, NULL);
    Ou_DecRef(traceback);
    return result;
}

/* ---- functions ------------------------------------------------------------------------------ */

OuObject *ou_make_function(OuInterpreterFrame *frame, int flags, OuObject ***stack)
{
    OuObject **top = *stack;
    OuCodeObject *code = (OuCodeObject *)*--top;
    OuObject *doc = OuTuple_GET_SIZE(code->co_consts) > 0 && (code->co_flags & OU_CO_OPTIMIZED)
                        ? OuTuple_GET_ITEM(code->co_consts, 0)
                        : NULL;
    OuFunctionParts parts = {
        .code = (OuObject *)code,
        .globals = frame->f_globals,
        .builtins = frame->f_builtins,
        .name = code->co_name,
        .qualname = code->co_qualname,
        .doc = doc && OuUnicode_Check(doc) ? doc : NULL,
    };
    OuFunctionObject *func = (OuFunctionObject *)ou_function_new(&parts);
    if (func != NULL) {
        func->func_closure = flags & OU_MAKE_CLOSURE ? *--top : NULL;
        func->func_annotations = flags & OU_MAKE_ANNOTATIONS ? *--top : NULL;
        func->func_kwdefaults = flags & OU_MAKE_KWDEFAULTS ? *--top : NULL;
        func->func_defaults = flags & OU_MAKE_DEFAULTS ? *--top : NULL;
        Ou_DecRef((OuObject *)code);
        *stack = top;
    }
    return (OuObject *)func;
}

/** Calls a C function of one of the simple shapes; NULL without an error: another shape. */
static OuObject *call_simple(OuMethodDef *method, OuObject *self, OuObject *const *args, int count,
                             int *done)
{
    OuObject *argument;
    if (method->ml_flags == OU_METH_O && count == 1) {
        argument = args[0];
    } else if (method->ml_flags == OU_METH_NOARGS && count == 0) {
        argument = NULL;
    } else {
        return NULL;
    }
    *done = 1;
    if (Ou_EnterRecursiveCall(" while calling a Python object") < 0) {
        return NULL;
    }
    OuObject *result = method->ml_meth(self, argument);
    Ou_LeaveRecursiveCall();
    return result;
}

OuObject *ou_call_other(OuObject *callable, OuObject *const *args, int count, OuObject *kwnames)
{
    int done = 0;
    OuObject *result = NULL;
    if (kwnames == NULL && OuCFunction_Check(callable)) {
        OuCFunctionObject *function = (OuCFunctionObject *)callable;
        result = call_simple(function->m_ml, function->m_self, args, count, &done);
    } else if (kwnames == NULL && Ou_IS_TYPE(callable, &OuMethodDescr_Type) && count > 0) {
        OuMethodDescrObject *descr = (OuMethodDescrObject *)callable;
        if (OuObject_TypeCheck(args[0], descr->d_common.d_type)) {
            result = call_simple(descr->d_method, args[0], args + 1, count - 1, &done);
        }
    }
    if (done) {
        return result;
    }
    Ou_ssize_t named = kwnames ? OuTuple_GET_SIZE(kwnames) : 0;
    return OuObject_Vectorcall(callable, args, count - named, kwnames);
}

/* ---- imports -------------------------------------------------------------------------------- */

OuObject *ou_import_name_op(OuInterpreterFrame *frame, OuObject *name, OuObject *fromlist,
                            OuObject *level)
{
    OuObject *function = OuDict_GetItemWithError(frame->f_builtins, OU_ID(__import__));
    if (function == NULL) {
        return OuErr_Occurred() ? NULL : OuErr_Format(OuExc_ImportError, "__import__ not found");
    }
    if (ou_is_builtin_import(function)) {
        return ou_import(name, fromlist, frame->f_globals, (int)OuLong_AsLong(level));
    }
    OuObject *locals = frame->f_locals ? frame->f_locals : Ou_None;
    return OuObject_CallFunctionObjArgs(function, name, frame->f_globals, locals, fromlist, level,
                                        NULL);
}

OuObject *ou_import_from(OuObject *module, OuObject *name)
{
    OuObject *value;
    if (OuObject_LookupAttr(module, name, &value) != 0) {
        return value;
    }
    OuObject *module_name = OuObject_GetAttr(module, OU_ID(__name__));
    if (module_name == NULL) {
        OuErr_Clear();
        module_name = OuUnicode_FromString("<unknown module name>");
        if (module_name == NULL) {
            return NULL;
        }
    }
    OuObject *file = NULL;
    if (OuObject_LookupAttr(module, OU_ID(__file__), &file) >= 0) {
        if (file && OuUnicode_Check(file)) {
            ou_err_format(OuExc_ImportError, "cannot import name %R from %R (%S)", name,
                          module_name, file);
        } else {
            ou_err_format(OuExc_ImportError, "cannot import name %R from %R (unknown location)",
                          name, module_name);
        }
        ou_set_import_error_name(module_name);
    }
    Ou_XDecRef(file);
    Ou_DecRef(module_name);
    return NULL;
}

/** Whether `from m import *` without `__all__` takes a name. */
static int is_public(OuObject *name)
{
    return OuUnicode_Check(name) && ou_unicode_length(name) > 0 && ou_unicode_char(name, 0) != '_';
}

int ou_import_star(OuInterpreterFrame *frame, OuObject *module)
{
    OuObject *all;
    if (OuObject_LookupAttr(module, OU_ID(__all__), &all) < 0) {
        return -1;
    }
    int filter = all == NULL;
    OuObject *names = NULL;
    if (filter) {
        OuObject *dict = OuObject_GetAttr(module, OU_ID(__dict__));
        names = dict ? OuMapping_Keys(dict) : NULL;
        Ou_XDecRef(dict);
    } else {
        names = OuSequence_List(all);
        Ou_DecRef(all);
    }
    if (names == NULL) {
        return -1;
    }
    int status = 0;
    for (Ou_ssize_t i = 0; status == 0 && i < OuObject_Size(names); i++) {
        OuObject *name = OuSequence_GetItem(names, i);
        if (name == NULL || (filter && !is_public(name))) {
            status = name == NULL ? -1 : 0;
            Ou_XDecRef(name);
            continue;
        }
        OuObject *value = OuObject_GetAttr(module, name);
        status = value ? ou_store_name(frame, name, value) : -1;
        Ou_XDecRef(value);
        Ou_DecRef(name);
    }
    Ou_DecRef(names);
    return status;
}

int ou_print_expr(OuObject *value)
{
    OuObject *hook = OuDict_GetItemString(ou_state.sysdict, "displayhook");
    if (hook == NULL) {
        OuErr_SetString(OuExc_RuntimeError, "lost sys.displayhook");
        return -1;
    }
    OuObject *result = OuObject_CallOneArg(hook, value);
    Ou_XDecRef(result);
    return result ? 0 : -1;
}
