/* SPDX-License-Identifier: MIT */
/**
 * @file bltin_exec.c
 * Built-in functions that run code: exec, eval, compile, __import__, __build_class__.
 */
#include "bltin.h"

#include "compile.h"
#include "eval.h"
#include "import.h"
#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bytes.h"
#include "ouro/cell.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/function.h"
#include "ouro/list.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "pystate.h"

#include <string.h>

/* ---- classes -------------------------------------------------------------------------------- */

/**
 * Replaces bases by what their `__mro_entries__` gives: a new tuple, or NULL. CPython: update_bases
 * (Python/bltinmodule.c).
 */
static OuObject *update_bases(OuObject *bases)
{
    OuObject *list = OuList_New(0);
    for (Ou_ssize_t i = 0; list && i < OuTuple_GET_SIZE(bases); i++) {
        OuObject *base = OuTuple_GET_ITEM(bases, i);
        OuObject *method = NULL;
        if (!OuType_Check(base) && OuObject_LookupAttr(base, OU_ID(__mro_entries__), &method) < 0) {
            Ou_Clear(&list);
            break;
        }
        if (method == NULL) {
            if (OuList_Append(list, base) < 0) {
                Ou_Clear(&list);
            }
            continue;
        }
        OuObject *entries = OuObject_CallOneArg(method, bases);
        Ou_DecRef(method);
        if (entries != NULL && !OuTuple_Check(entries)) {
            OuErr_SetString(OuExc_TypeError, "__mro_entries__ must return a tuple");
            Ou_Clear(&entries);
        }
        for (Ou_ssize_t k = 0; entries && list && k < OuTuple_GET_SIZE(entries); k++) {
            if (OuList_Append(list, OuTuple_GET_ITEM(entries, k)) < 0) {
                Ou_Clear(&list);
            }
        }
        if (entries == NULL) {
            Ou_Clear(&list);
        }
        Ou_XDecRef(entries);
    }
    OuObject *result = list ? OuSequence_Tuple(list) : NULL;
    Ou_XDecRef(list);
    return result;
}

/** The metaclass of a class statement: a new reference, taken out of `kwargs`; NULL with an error. */
static OuObject *find_metaclass(OuObject *bases, OuObject *kwargs)
{
    OuObject *meta = kwargs ? OuDict_GetItemWithError(kwargs, OU_ID(metaclass)) : NULL;
    if (meta == NULL && OuErr_Occurred()) {
        return NULL;
    }
    int is_class = 1;
    if (meta != NULL) {
        Ou_IncRef(meta);
        if (OuDict_DelItem(kwargs, OU_ID(metaclass)) < 0) {
            Ou_DecRef(meta);
            return NULL;
        }
        is_class = OuType_Check(meta);
    } else if (OuTuple_GET_SIZE(bases) == 0) {
        meta = Ou_NewRef((OuObject *)&OuType_Type);
    } else {
        meta = Ou_NewRef((OuObject *)Ou_TYPE(OuTuple_GET_ITEM(bases, 0)));
    }
    if (is_class) {
        OuTypeObject *winner = ou_type_calculate_metaclass((OuTypeObject *)meta, bases);
        Ou_XSetRef(&meta, Ou_XNewRef((OuObject *)winner));
    }
    return meta;
}

/** The namespace of a class body: a new mapping. */
static OuObject *prepare(OuObject *meta, OuObject *name, OuObject *bases, OuObject *kwargs)
{
    OuObject *method;
    if (OuObject_LookupAttr(meta, OU_ID(__prepare__), &method) < 0) {
        return NULL;
    }
    if (method == NULL) {
        return OuDict_New();
    }
    OuObject *args = OuTuple_Pack(2, name, bases);
    OuObject *result = args ? OuObject_Call(method, args, kwargs) : NULL;
    Ou_XDecRef(args);
    Ou_DecRef(method);
    if (result != NULL && !OuMapping_Check(result)) {
        OuErr_Format(OuExc_TypeError, "%s.__prepare__() must return a mapping, not %s",
                     OuType_Check(meta) ? ou_type_name((OuTypeObject *)meta) : "<metaclass>",
                     Ou_TYPE(result)->tp_name);
        Ou_Clear(&result);
    }
    return result;
}

/** Runs a class body in its namespace: the cell of `__class__` or None. */
static OuObject *run_body(OuObject *func, OuObject *namespace)
{
    OuInterpreterFrame *frame = ou_frame_push(Ou_NewRef(func), namespace);
    if (frame == NULL) {
        return NULL;
    }
    OuObject *cell = ou_eval_frame(frame, 0);
    ou_frame_clear(frame);
    ou_frame_pop(frame);
    return cell;
}

/** The metaclass must have put the class into the cell. 0, or -1. */
static int check_class_cell(OuObject *cls, OuObject *cell, OuObject *name)
{
    if (!OuType_Check(cls) || !OuCell_Check(cell)) {
        return 0;
    }
    OuObject *content = OuCell_GET(cell);
    if (content == cls) {
        return 0;
    }
    if (content == NULL) {
        ou_err_format(OuExc_RuntimeError,
                      "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                      "type.__new__?",
                      name, cls);
    } else {
        ou_err_format(OuExc_TypeError, "__class__ set to %R defining %R as %R", content, name, cls);
    }
    return -1;
}

/** Makes the class, everything known. Steals nothing. */
static OuObject *build_class(OuObject *func, OuObject *name, OuObject *bases, OuObject *original,
                             OuObject *kwargs)
{
    OuObject *meta = find_metaclass(bases, kwargs);
    OuObject *namespace = meta ? prepare(meta, name, bases, kwargs) : NULL;
    OuObject *cell = namespace ? run_body(func, namespace) : NULL;
    OuObject *cls = NULL;
    if (cell != NULL && bases != original) {
        OuObject *key = OuUnicode_InternFromString("__orig_bases__");
        if (key == NULL || OuObject_SetItem(namespace, key, original) < 0) {
            Ou_Clear(&cell);
        }
        Ou_XDecRef(key);
    }
    if (cell != NULL) {
        OuObject *args = OuTuple_Pack(3, name, bases, namespace);
        cls = args ? OuObject_Call(meta, args, kwargs) : NULL;
        Ou_XDecRef(args);
        if (cls != NULL && check_class_cell(cls, cell, name) < 0) {
            Ou_Clear(&cls);
        }
    }
    Ou_XDecRef(cell);
    Ou_XDecRef(namespace);
    Ou_XDecRef(meta);
    return cls;
}

/** CPython: builtin___build_class__ (Python/bltinmodule.c). */
static OuObject *builtin_build_class(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    Ou_ssize_t count = OuTuple_GET_SIZE(args);
    if (count < 2) {
        return OuErr_Format(OuExc_TypeError, "__build_class__: not enough arguments");
    }
    OuObject *func = OuTuple_GET_ITEM(args, 0);
    OuObject *name = OuTuple_GET_ITEM(args, 1);
    if (!OuFunction_Check(func)) {
        return OuErr_Format(OuExc_TypeError, "__build_class__: func must be a function");
    }
    if (!OuUnicode_Check(name)) {
        return OuErr_Format(OuExc_TypeError, "__build_class__: name is not a string");
    }
    OuObject *original = OuTuple_GetSlice(args, 2, count);
    if (original == NULL) {
        return NULL;
    }
    int plain = 1;
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(original); i++) {
        plain = plain && OuType_Check(OuTuple_GET_ITEM(original, i));
    }
    OuObject *bases = plain ? Ou_NewRef(original) : update_bases(original);
    OuObject *rest = NULL;
    OuObject *cls = NULL;
    if (bases != NULL && (kwargs == NULL || (rest = OuDict_Copy(kwargs)) != NULL)) {
        cls = build_class(func, name, bases, plain ? bases : original, rest);
    }
    Ou_XDecRef(rest);
    Ou_XDecRef(bases);
    Ou_DecRef(original);
    return cls;
}

/* ---- exec, eval, compile -------------------------------------------------------------------- */

/**
 * The text of a str or bytes; NULL with TypeError set. CPython: _Py_SourceAsString
 * (Python/pythonrun.c).
 */
static const char *source_text(OuObject *source, const char *function, const char *what,
                               Ou_ssize_t *size)
{
    if (OuUnicode_Check(source)) {
        return OuUnicode_AsUTF8AndSize(source, size);
    }
    if (OuBytes_Check(source)) {
        *size = OuBytes_Size(source);
        return OuBytes_AsString(source);
    }
    return OuErr_Format(OuExc_TypeError, "%s() arg 1 must be a %s object", function, what);
}

/** Puts `__builtins__` into globals that have none. */
static int ensure_builtins(OuObject *globals)
{
    int found = OuDict_Contains(globals, OU_ID(__builtins__));
    return found != 0 ? (found < 0 ? -1 : 0)
                      : OuDict_SetItem(globals, OU_ID(__builtins__), OuEval_GetBuiltins());
}

/** The namespaces that exec and eval run in; fills in what is not given. */
static int namespaces(OuObject **globals, OuObject **locals, const char *function)
{
    if (*globals == Ou_None) {
        *globals = OuEval_GetGlobals();
        if (*locals == Ou_None) {
            *locals = OuEval_GetLocals();
        }
        if (*globals == NULL || *locals == NULL) {
            return -1;
        }
    } else if (*locals == Ou_None) {
        *locals = *globals;
    }
    if (!OuDict_Check(*globals)) {
        OuErr_Format(OuExc_TypeError, "%s() globals must be a dict, not %s", function,
                     Ou_TYPE(*globals)->tp_name);
        return -1;
    }
    if (!OuMapping_Check(*locals)) {
        OuErr_Format(OuExc_TypeError, "%s() locals must be a mapping or None, not %s", function,
                     Ou_TYPE(*locals)->tp_name);
        return -1;
    }
    return ensure_builtins(*globals);
}

/** exec() and eval(). */
static OuObject *run_source(OuObject *args, const char *function, OuParseMode mode)
{
    OuObject *source, *globals = Ou_None, *locals = Ou_None;
    if (!OuArg_UnpackTuple(args, function, 1, 3, &source, &globals, &locals) ||
        namespaces(&globals, &locals, function) < 0) {
        return NULL;
    }
    if (OuCode_Check(source)) {
        if (((OuCodeObject *)source)->co_nfreevars > 0) {
            return OuErr_Format(OuExc_TypeError,
                                "code object passed to %s() may not contain free variables",
                                function);
        }
        return OuEval_EvalCode((OuCodeObject *)source, globals, locals);
    }
    Ou_ssize_t size;
    const char *text = source_text(source, function, "string, bytes or code", &size);
    if (text == NULL) {
        return NULL;
    }
    while (mode == OU_EVAL_INPUT && size > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        size--;
    }
    OuObject *filename = OuUnicode_InternFromString("<string>");
    if (filename == NULL) {
        return NULL;
    }
    OuCodeObject *code = ou_compile_source(text, (size_t)size, filename, mode, NULL);
    Ou_DecRef(filename);
    if (code == NULL) {
        return NULL;
    }
    OuObject *result = OuEval_EvalCode(code, globals, locals);
    Ou_DecRef((OuObject *)code);
    return result;
}

/** `exec()`: @newref; NULL with an error set. CPython: builtin_exec_impl (Python/bltinmodule.c). */
static OuObject *builtin_exec(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *result = run_source(args, "exec", OU_FILE_INPUT);
    if (result == NULL) {
        return NULL;
    }
    Ou_DecRef(result);
    OU_RETURN_NONE;
}

/** `eval()`: @newref; NULL with an error set. CPython: builtin_eval_impl (Python/bltinmodule.c). */
static OuObject *builtin_eval(OuObject *OU_UNUSED(module), OuObject *args)
{
    return run_source(args, "eval", OU_EVAL_INPUT);
}

/**
 * `compile()`: @newref; NULL with an error set. CPython: builtin_compile_impl
 * (Python/bltinmodule.c).
 */
static OuObject *builtin_compile(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"source",       "filename", "mode", "flags",
                                        "dont_inherit", "optimize", NULL};
    OuObject *source, *filename;
    const char *mode;
    int flags = 0, dont_inherit = 0, optimize = -1;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "OUs|ipi:compile", names, &source, &filename,
                                     &mode, &flags, &dont_inherit, &optimize)) {
        return NULL;
    }
    OuParseMode parse_mode;
    if (strcmp(mode, "exec") == 0) {
        parse_mode = OU_FILE_INPUT;
    } else if (strcmp(mode, "eval") == 0) {
        parse_mode = OU_EVAL_INPUT;
    } else if (strcmp(mode, "single") == 0) {
        parse_mode = OU_SINGLE_INPUT;
    } else {
        return OuErr_Format(OuExc_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
    }
    Ou_ssize_t size;
    const char *text = source_text(source, "compile", "string, bytes or AST", &size);
    return text ? (OuObject *)ou_compile_source(text, (size_t)size, filename, parse_mode, NULL)
                : NULL;
}

/**
 * `import()`: @newref; NULL with an error set. CPython: builtin___import___impl
 * (Python/bltinmodule.c).
 */
static OuObject *builtin_import(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"name", "globals", "locals", "fromlist", "level", NULL};
    OuObject *name, *globals = NULL, *locals = NULL, *fromlist = Ou_None;
    int level = 0;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "U|OOOi:__import__", names, &name, &globals,
                                     &locals, &fromlist, &level)) {
        return NULL;
    }
    return ou_import(name, fromlist, globals, level);
}

int ou_is_builtin_import(OuObject *function)
{
    return OuCFunction_Check(function) &&
           ((OuCFunctionObject *)function)->m_ml->ml_meth == OU_CFUNCTION(builtin_import);
}

OuMethodDef ou_bltin_exec_functions[] = {
    {"__build_class__", OU_CFUNCTION(builtin_build_class), OU_METH_VARARGS | OU_METH_KEYWORDS,
     NULL},
    {"exec", builtin_exec, OU_METH_VARARGS, NULL},
    {"eval", builtin_eval, OU_METH_VARARGS, NULL},
    {"compile", OU_CFUNCTION(builtin_compile), OU_METH_VARARGS | OU_METH_KEYWORDS, NULL},
    {"__import__", OU_CFUNCTION(builtin_import), OU_METH_VARARGS | OU_METH_KEYWORDS, NULL},
    {0},
};
