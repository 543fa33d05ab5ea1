/* SPDX-License-Identifier: MIT */
/**
 * @file eval_call.c
 * From a call to a frame: binding arguments to parameters.
 *
 * Arguments are *moved*: the references on the caller's stack become those of the callee's
 * locals. The messages are CPython's, word for word.
 */
#include "eval.h"

#include "code.h"
#include "frame.h"
#include "ouro/abstract.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/function.h"
#include "ouro/list.h"
#include "ouro/memory.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"
#include "pystate.h"

#include <string.h>

/* ---- messages ------------------------------------------------------------------------------- */

/** "'a', 'b', and 'c'". New, or NULL. */
static OuObject *join_names(OuObject *names)
{
    Ou_ssize_t count = OuList_Size(names);
    OuUnicodeWriter writer = {0};
    for (Ou_ssize_t i = 0; i < count; i++) {
        const char *before = i == 0 ? "" : i + 1 < count ? ", " : count == 2 ? " and " : ", and ";
        if (ou_writer_ascii(&writer, before) < 0 ||
            ou_writer_repr(&writer, OuList_GetItem(names, i)) < 0) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    return ou_writer_finish(&writer);
}

/**
 * "f() missing 2 required positional arguments: 'a' and 'b'". CPython: missing_arguments
 * (Python/ceval.c).
 */
static void missing_arguments(OuFunctionObject *function, OuObject **localsplus, int from, int to,
                              const char *kind)
{
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    OuObject *names = OuList_New(0);
    for (int i = from; names && i < to; i++) {
        if (localsplus[i] == NULL &&
            OuList_Append(names, OuTuple_GET_ITEM(code->co_localsplusnames, i)) < 0) {
            Ou_Clear(&names);
        }
    }
    OuObject *joined = names ? join_names(names) : NULL;
    if (joined != NULL) {
        Ou_ssize_t count = OuList_Size(names);
        ou_err_format(OuExc_TypeError, "%U() missing %zd required %s argument%s: %U",
                      function->func_qualname, count, kind, count == 1 ? "" : "s", joined);
    }
    Ou_XDecRef(joined);
    Ou_XDecRef(names);
}

/**
 * "f() takes 2 positional arguments but 3 were given". CPython: too_many_positional
 * (Python/ceval.c).
 */
static void too_many_positional(OuFunctionObject *function, OuObject **localsplus, Ou_ssize_t given)
{
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    Ou_ssize_t kwonly = 0;
    for (int i = code->co_argcount; i < code->co_argcount + code->co_kwonlyargcount; i++) {
        kwonly += localsplus[i] != NULL;
    }
    Ou_ssize_t defaults = function->func_defaults ? OuTuple_GET_SIZE(function->func_defaults) : 0;
    Ou_ssize_t count = code->co_argcount;
    int plural = defaults > 0 || count != 1;
    OuObject *range = defaults > 0
                          ? OuUnicode_FromFormat("from %zd to %zd", count - defaults, count)
                          : OuUnicode_FromFormat("%zd", count);
    OuObject *extra =
        kwonly > 0
            ? OuUnicode_FromFormat(" positional argument%s (and %zd keyword-only argument%s)",
                                   given != 1 ? "s" : "", kwonly, kwonly != 1 ? "s" : "")
            : OuUnicode_FromString("");
    if (range != NULL && extra != NULL) {
        ou_err_format(OuExc_TypeError, "%U() takes %U positional argument%s but %zd%U %s given",
                      function->func_qualname, range, plural ? "s" : "", given, extra,
                      given == 1 && kwonly == 0 ? "was" : "were");
    }
    Ou_XDecRef(range);
    Ou_XDecRef(extra);
}

/**
 * Positional-only parameters given by name: 1 and an error if there are. CPython:
 * positional_only_passed_as_keyword (Python/ceval.c).
 */
static int positional_only_by_name(OuFunctionObject *function, OuObject *kwnames)
{
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    OuObject *names = OuList_New(0);
    for (int i = 0; names && i < code->co_posonlyargcount; i++) {
        OuObject *name = OuTuple_GET_ITEM(code->co_localsplusnames, i);
        for (Ou_ssize_t k = 0; names && k < OuTuple_GET_SIZE(kwnames); k++) {
            if (ou_unicode_eq(name, OuTuple_GET_ITEM(kwnames, k)) &&
                OuList_Append(names, name) < 0) {
                Ou_Clear(&names);
            }
        }
    }
    if (names == NULL) {
        return 1;
    }
    int found = 0;
    if (OuList_Size(names) > 0) {
        found = 1;
        OuObject *comma = OuUnicode_FromString(", ");
        OuObject *joined = comma ? OuUnicode_Join(comma, names) : NULL;
        if (joined != NULL) {
            ou_err_format(OuExc_TypeError,
                          "%U() got some positional-only arguments passed as keyword arguments: "
                          "'%U'",
                          function->func_qualname, joined);
        }
        Ou_XDecRef(joined);
        Ou_XDecRef(comma);
    }
    Ou_DecRef(names);
    return found;
}

/* ---- binding -------------------------------------------------------------------------------- */

/** The parameter that a keyword argument names; its number, or -1. */
static int find_parameter(OuCodeObject *code, OuObject *keyword)
{
    int total = code->co_argcount + code->co_kwonlyargcount;
    OuObject **names = ((OuTupleObject *)code->co_localsplusnames)->ob_item;
    for (int i = code->co_posonlyargcount; i < total; i++) {
        if (names[i] == keyword) {
            return i;
        }
    }
    for (int i = code->co_posonlyargcount; i < total; i++) {
        if (ou_unicode_eq(names[i], keyword)) {
            return i;
        }
    }
    return -1;
}

/** Binds one keyword argument; steals `value`. */
static int bind_keyword(OuFunctionObject *function, OuObject **localsplus, OuObject *keyword,
                        OuObject *value, OuObject *kwdict, OuObject *kwnames)
{
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    if (!OuUnicode_Check(keyword)) {
        ou_err_format(OuExc_TypeError, "%U() keywords must be strings", function->func_qualname);
        Ou_DecRef(value);
        return -1;
    }
    int at = find_parameter(code, keyword);
    if (at >= 0) {
        if (localsplus[at] != NULL) {
            ou_err_format(OuExc_TypeError, "%U() got multiple values for argument '%S'",
                          function->func_qualname, keyword);
            Ou_DecRef(value);
            return -1;
        }
        localsplus[at] = value;
        return 0;
    }
    int status = -1;
    if (kwdict != NULL) {
        status = OuDict_SetItem(kwdict, keyword, value);
    } else if (!(code->co_posonlyargcount && positional_only_by_name(function, kwnames))) {
        ou_err_format(OuExc_TypeError, "%U() got an unexpected keyword argument '%S'",
                      function->func_qualname, keyword);
    }
    Ou_DecRef(value);
    return status;
}

/** Fills in defaults of positional parameters; -1 if one is missing. */
static int positional_defaults(OuFunctionObject *function, OuObject **localsplus, Ou_ssize_t given)
{
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    OuObject *defaults = function->func_defaults;
    Ou_ssize_t count = defaults ? OuTuple_GET_SIZE(defaults) : 0;
    Ou_ssize_t required = code->co_argcount - count;
    for (Ou_ssize_t i = given; i < required; i++) {
        if (localsplus[i] == NULL) {
            missing_arguments(function, localsplus, 0, (int)required, "positional");
            return -1;
        }
    }
    for (Ou_ssize_t i = required > 0 ? required : 0; i < code->co_argcount; i++) {
        if (localsplus[i] == NULL) {
            localsplus[i] = Ou_NewRef(OuTuple_GET_ITEM(defaults, i - required));
        }
    }
    return 0;
}

/** Fills in defaults of keyword-only parameters; -1 if one is missing. */
static int kwonly_defaults(OuFunctionObject *function, OuObject **localsplus)
{
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    int total = code->co_argcount + code->co_kwonlyargcount;
    int missing = 0;
    for (int i = code->co_argcount; i < total; i++) {
        if (localsplus[i] != NULL) {
            continue;
        }
        OuObject *value = NULL;
        if (function->func_kwdefaults != NULL) {
            OuObject *name = OuTuple_GET_ITEM(code->co_localsplusnames, i);
            value = OuDict_GetItemWithError(function->func_kwdefaults, name);
            if (value == NULL && OuErr_Occurred()) {
                return -1;
            }
        }
        missing += value == NULL;
        localsplus[i] = Ou_XNewRef(value);
    }
    if (missing) {
        missing_arguments(function, localsplus, code->co_argcount, total, "keyword-only");
        return -1;
    }
    return 0;
}

/** Releases arguments that found no place. */
static void release(OuObject *const *args, Ou_ssize_t count)
{
    for (Ou_ssize_t i = 0; i < count; i++) {
        Ou_DecRef(args[i]);
    }
}

int ou_initialize_locals(OuObject *func, OuObject **localsplus, OuObject *const *args,
                         Ou_ssize_t nargs, OuObject *kwnames)
{
    OuFunctionObject *function = (OuFunctionObject *)func;
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    Ou_ssize_t nkw = kwnames ? OuTuple_GET_SIZE(kwnames) : 0;
    int total = code->co_argcount + code->co_kwonlyargcount;
    OuObject *kwdict = NULL;
    if (code->co_flags & OU_CO_VARKEYWORDS) {
        kwdict = OuDict_New();
        if (kwdict == NULL) {
            release(args, nargs + nkw);
            return -1;
        }
        localsplus[total + ((code->co_flags & OU_CO_VARARGS) != 0)] = kwdict;
    }
    Ou_ssize_t placed = nargs < code->co_argcount ? nargs : code->co_argcount;
    if (placed > 0) {
        memcpy(localsplus, args, (size_t)placed * sizeof(OuObject *));
    }
    if (code->co_flags & OU_CO_VARARGS) {
        OuObject *rest = nargs > placed ? ou_tuple_from_array_steal(args + placed, nargs - placed)
                                        : OuTuple_New(0);
        if (rest == NULL) {
            release(args + nargs, nkw);
            return -1;
        }
        localsplus[total] = rest;
    } else {
        release(args + placed, nargs - placed);
    }
    for (Ou_ssize_t i = 0; i < nkw; i++) {
        OuObject *keyword = OuTuple_GET_ITEM(kwnames, i);
        if (bind_keyword(function, localsplus, keyword, args[nargs + i], kwdict, kwnames) < 0) {
            release(args + nargs + i + 1, nkw - i - 1);
            return -1;
        }
    }
    if (nargs > code->co_argcount && !(code->co_flags & OU_CO_VARARGS)) {
        too_many_positional(function, localsplus, nargs);
        return -1;
    }
    if (nargs < code->co_argcount && positional_defaults(function, localsplus, nargs) < 0) {
        return -1;
    }
    return code->co_kwonlyargcount > 0 ? kwonly_defaults(function, localsplus) : 0;
}

/* ---- calls from C --------------------------------------------------------------------------- */

/** Runs a frame that was just pushed, and pops it. CPython: _PyEval_Vector (Python/ceval.c). */
static OuObject *run_frame(OuInterpreterFrame *frame)
{
    OuObject *result = ou_eval_frame(frame, 0);
    ou_frame_clear(frame);
    ou_frame_pop(frame);
    return result;
}

OuObject *ou_function_vectorcall(OuObject *func, OuObject *const *args, Ou_ssize_t nargs,
                                 OuObject *kwnames)
{
    Ou_ssize_t total = nargs + (kwnames ? OuTuple_GET_SIZE(kwnames) : 0);
    OuFunctionObject *function = (OuFunctionObject *)func;
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    OuObject *locals = code->co_flags & OU_CO_OPTIMIZED ? NULL : function->func_globals;
    OuInterpreterFrame *frame = ou_frame_push(Ou_NewRef(func), locals);
    if (frame == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < total; i++) {
        Ou_IncRef(args[i]);
    }
    if (ou_initialize_locals(func, frame->localsplus, args, nargs, kwnames) < 0) {
        ou_frame_clear(frame);
        ou_frame_pop(frame);
        return NULL;
    }
    return run_frame(frame);
}

OuObject *ou_function_call(OuObject *func, OuObject *args, OuObject *kwargs)
{
    Ou_ssize_t nargs = OuTuple_GET_SIZE(args);
    Ou_ssize_t nkw = kwargs ? OuDict_GET_SIZE(kwargs) : 0;
    if (nkw == 0) {
        return ou_function_vectorcall(func, ((OuTupleObject *)args)->ob_item, nargs, NULL);
    }
    OuObject *names = OuTuple_New(nkw);
    if (names == NULL) {
        return NULL;
    }
    OuObject **all = OuMem_Malloc((size_t)(nargs + nkw) * sizeof *all);
    if (all == NULL) {
        Ou_DecRef(names);
        return OuErr_NoMemory();
    }
    for (Ou_ssize_t i = 0; i < nargs; i++) {
        all[i] = OuTuple_GET_ITEM(args, i);
    }
    Ou_ssize_t at = 0;
    OuObject *key, *value;
    for (Ou_ssize_t i = nargs; OuDict_Next(kwargs, &at, &key, &value); i++) {
        OuTuple_SET_ITEM(names, i - nargs, Ou_NewRef(key));
        all[i] = Ou_NewRef(value);
    }
    OuObject *result = ou_function_vectorcall(func, all, nargs, names);
    release(all + nargs, nkw);
    OuMem_Free(all);
    Ou_DecRef(names);
    return result;
}

OuObject *ou_builtins_from_globals(OuObject *globals)
{
    OuObject *builtins = OuDict_GetItemWithError(globals, OU_ID(__builtins__));
    if (builtins == NULL) {
        return OuErr_Occurred() ? NULL : OuEval_GetBuiltins();
    }
    if (OuModule_Check(builtins)) {
        builtins = OuModule_GetDict(builtins);
    }
    return builtins;
}

OuObject *OuEval_EvalCode(OuCodeObject *code, OuObject *globals, OuObject *locals)
{
    OuObject *builtins = ou_builtins_from_globals(globals);
    if (builtins == NULL) {
        return NULL;
    }
    OuFunctionParts parts = {.code = (OuObject *)code,
                             .globals = globals,
                             .builtins = builtins,
                             .name = code->co_name,
                             .qualname = code->co_name};
    OuObject *func = ou_function_new(&parts);
    if (func == NULL) {
        return NULL;
    }
    OuInterpreterFrame *frame = ou_frame_push(func, locals ? locals : globals);
    return frame ? run_frame(frame) : NULL;
}

/* ---- the newest frame ----------------------------------------------------------------------- */

OuObject *OuEval_GetGlobals(void)
{
    return ou_state.current_frame ? ou_state.current_frame->f_globals : NULL;
}

OuObject *OuEval_GetBuiltins(void)
{
    return ou_state.current_frame ? ou_state.current_frame->f_builtins : ou_state.builtins;
}

OuObject *OuEval_GetLocals(void)
{
    if (ou_state.current_frame == NULL) {
        return OuErr_Format(OuExc_SystemError, "frame does not exist");
    }
    return ou_frame_locals(ou_state.current_frame);
}
